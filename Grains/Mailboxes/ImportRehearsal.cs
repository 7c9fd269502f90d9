using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>Says what would become of a history in a mailbox that is empty; reads and writes none.</summary>
public interface IImportRehearsal
{
    ImportOutcome Try(ImportedMailbox mailbox);
}

internal sealed class ImportRehearsal(MailboxPolicy policy, TimeProvider time, IContactIds ids) : IImportRehearsal
{
    public ImportOutcome Try(ImportedMailbox mailbox)
    {
        var empty = MailboxState.Empty(mailbox.Holder.Id);
        return Import.Decide(empty, mailbox, key: null, policy, time.GetUtcNow(), ids.New).Outcome;
    }
}
