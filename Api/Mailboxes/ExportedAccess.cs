using MsaOrleans.Audit;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>Who opened a mailbox, as an export has it: all pages, one after the other.</summary>
internal static class ExportedAccess
{
    /// <param name="first">The newest page: what fails before it is an answer, what fails later cuts it off.</param>
    public static async IAsyncEnumerable<AccessView> AllAsync(
        IGrainFactory grains,
        Actor member,
        string memberId,
        AccessPage first
    )
    {
        for (var page = first; ; )
        {
            foreach (var entry in page.Entries)
                yield return entry;
            if (page.Next is not { } after)
                yield break;
            var next = await grains.GetGrain<IAuditLogGrain>(0).AccessAsync(member, memberId, after);
            page = next.Match(
                read => read,
                refusal => throw new InvalidOperationException($"A page of accesses is refused: {refusal.Code}.")
            );
        }
    }
}
