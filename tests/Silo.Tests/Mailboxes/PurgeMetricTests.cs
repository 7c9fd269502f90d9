using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>What operators see of contacts that leave their mailbox.</summary>
public sealed class PurgeMetricTests : IDisposable
{
    /// <summary>14 October 2023, 10:00 in Paris, and an hour after the other: 14 requests on that day.</summary>
    private static readonly DateTimeOffset Oldest = new(2023, 10, 14, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();
    private readonly ConcurrentQueue<string> _purged = new();

    [Fact]
    public async Task A_contact_that_leaves_is_counted_once_with_its_reason()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        using var counting = silo.Counting("msa.contacts.purged", _purged);
        var full = new ImportedMailbox(
            MailboxSilo.Member("full"),
            [.. Enumerable.Range(0, 50).Select(hour => Answered(Oldest.AddHours(hour)))],
            ImmutableDictionary<string, ProxyTerms>.Empty
        );
        Assert.True(await silo.Grain<IMailboxImport>("full").ImportAsync(full));
        Assert.Empty(_purged);

        await SubmitAsync(silo);
        Assert.Equal(["picardie overflow 1"], _purged);

        _clock.Advance(new DateTimeOffset(2026, 10, 15, 0, 0, 0, TimeSpan.Zero) - _clock.GetUtcNow());
        await SubmitAsync(silo);
        Assert.Equal(["picardie overflow 1", .. Enumerable.Repeat("picardie age 1", 13)], _purged);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    private static ImportedContact Answered(DateTimeOffset at) =>
        new(
            at,
            "picardie",
            new(new("famille", "Famille"), new("autre", "Autre"), new("autre", "Autre")),
            ContactKind.Question,
            "Bonjour, où en est mon dossier ?",
            [new(at, MailboxSilo.Agent, ReplyKind.Final, "Bonjour, il est traité.")],
            Read: true
        );

    private static async Task SubmitAsync(MailboxSilo silo) =>
        Assert.Null(
            (await silo.Mailbox("full").SubmitAsync(MailboxSilo.Member("full"), MailboxSilo.Request())).Refusal
        );
}
