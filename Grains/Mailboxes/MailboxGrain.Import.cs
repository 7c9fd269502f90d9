using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>How a history is brought in from elsewhere.</summary>
internal sealed partial class MailboxGrain : IMailboxImport
{
    public async Task<bool> ImportAsync(ImportedMailbox mailbox)
    {
        if (store.RecordExists)
            return false;
        var outcome = await ImportAsync(mailbox, key: null);
        return outcome.Fault is { } fault
            ? throw new ArgumentException($"The import breaks a rule: {fault.Code} of {fault.Place}", nameof(mailbox))
            : outcome.Status == ImportStatus.Imported;
    }

    /// <summary>
    /// Nobody is about to ask for a mailbox of an import, which may bring millions: it does not stay in memory.
    /// </summary>
    public async Task<ImportOutcome> ImportOnceAsync(ImportedMailbox mailbox, string key)
    {
        DeactivateOnIdle();
        return await ImportAsync(mailbox, key);
    }

    private async Task<ImportOutcome> ImportAsync(ImportedMailbox mailbox, string? key)
    {
        var now = time.GetUtcNow();
        var present = Present(now);
        var (outcome, next) = Import.Decide(present, mailbox, key, policy, now, ids.New);
        if (next != present)
            await CommitAsync(next, now);
        return outcome;
    }
}
