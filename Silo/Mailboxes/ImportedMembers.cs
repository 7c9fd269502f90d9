using System.Collections.Concurrent;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Silo.Mailboxes;

/// <summary>Members met in a file, which mailboxes remember when they are imported.</summary>
internal sealed class ImportedMembers
{
    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <returns>What the mailbox would say that has come to <paramref name="outcome"/> without the others.</returns>
    public ImportOutcome Meet(string member, string key, ImportOutcome outcome) =>
        outcome.Status != ImportStatus.Imported || _keys.TryAdd(member, key) ? outcome
        : _keys[member] == key ? new(ImportStatus.Known)
        : new(ImportStatus.OtherKnown);
}
