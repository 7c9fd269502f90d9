using System.Collections.Concurrent;
using System.Text.Json;
using MimeKit;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Cluster.Tests.Hosting;

/// <summary>What must hold of a cluster, whatever befell it.</summary>
internal static class Truth
{
    /// <summary>Within which boards heal and mails held back leave.</summary>
    private static readonly TimeSpan Healing = TimeSpan.FromMinutes(6);

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>By which the cluster's clock may differ from this machine's.</summary>
    private static readonly TimeSpan Accuracy = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Every request was acknowledged in the end, and is there, whole, once, and dated as it was received.
    /// </summary>
    public static async Task HasKeptAsync(this RunningCluster cluster, IReadOnlyCollection<Entry> entries)
    {
        Assert.NotEmpty(entries);
        await Parallel.ForEachAsync(
            entries,
            AtOnce,
            async (entry, _) =>
            {
                Assert.NotNull(entry.ContactId);
                var contact = Assert.Single(await ContactsAsync(cluster, entry, entry.Token));
                Assert.Equal(entry.ContactId, contact.GetProperty("id").GetString());
                Assert.InRange(
                    Instant(contact, "createdAt"),
                    entry.BegunAt - Accuracy,
                    entry.AcknowledgedAt + Accuracy
                );
                Assert.Equal(entry.Text, contact.GetProperty("messages")[0].GetProperty("text").GetString());
            }
        );
    }

    /// <summary>The board shows what the mailboxes hold, no more and no less, and as it is.</summary>
    public static async Task HasTheBoardItsMailboxesAskForAsync(this RunningCluster cluster)
    {
        var agent = await AgentAsync(cluster);
        await Eventually.TrueAsync(
            async () =>
            {
                var held = new ConcurrentBag<string>();
                await Parallel.ForEachAsync(
                    cluster.Ledger.All,
                    AtOnce,
                    async (entry, _) =>
                    {
                        foreach (var contact in await ContactsAsync(cluster, entry, agent))
                            held.Add(Standing(contact, "id"));
                    }
                );
                return (await BoardAsync(cluster, agent)).SetEquals(held);
            },
            Healing
        );
    }

    private static string Standing(JsonElement contact, string id) =>
        string.Join(
            ' ',
            new[] { id, "version", "status", "level", "dueAt" }.Select(name => contact.GetProperty(name).ToString())
        );

    /// <summary>
    /// Each request climbed each step of its ladder once, within the time that a reminder may be late.
    /// </summary>
    /// <returns>The longest time from a step's due time to its record.</returns>
    public static async Task<TimeSpan> HasClimbedOnceAsync(
        this RunningCluster cluster,
        IReadOnlyCollection<Entry> entries
    )
    {
        var agent = await AgentAsync(cluster);
        var latest = TimeSpan.Zero;
        foreach (var entry in entries)
        {
            var steps = await StepsAsync(cluster, entry, agent);
            Assert.Equal(
                Enumerable.Range(1, RunningCluster.Steps.Length),
                steps.Select(step => step.GetProperty("level").GetInt32())
            );
            latest = steps.Select(step => Instant(step, "reachedAt") - Instant(step, "dueAt")).Append(latest).Max();
        }
        return latest;
    }

    private static async Task<List<JsonElement>> StepsAsync(RunningCluster cluster, Entry entry, string agent)
    {
        List<JsonElement> steps = [];
        await Eventually.TrueAsync(
            async () =>
            {
                steps =
                [
                    .. Assert
                        .Single(await ContactsAsync(cluster, entry, agent))
                        .GetProperty("escalations")
                        .EnumerateArray(),
                ];
                return steps.Count >= RunningCluster.Steps.Length;
            },
            Healing
        );
        return steps;
    }

    private static DateTimeOffset Instant(JsonElement element, string name) =>
        element.GetProperty(name).GetDateTimeOffset();

    /// <summary>Every request was acknowledged by mail, and no mailbox owes anything that should have left.</summary>
    /// <returns>Mails that arrived more than once since last asked, under one Message-ID.</returns>
    public static async Task<int> HasSentAllAsync(this RunningCluster cluster, IReadOnlyCollection<Entry> entries)
    {
        List<MimeMessage> mails = [];
        await Eventually.TrueAsync(
            () =>
            {
                mails = [.. cluster.Mails.All];
                var acknowledged = mails
                    .Where(mail => mail.MessageId!.StartsWith("ack.", StringComparison.Ordinal))
                    .Select(mail => mail.MessageId!.Split('.')[1])
                    .ToHashSet();
                return Task.FromResult(
                    entries
                        .Where(entry => entry.ContactId is not null)
                        .All(entry => acknowledged.Contains(entry.ContactId!))
                );
            },
            Healing
        );
        Assert.Contains(
            mails,
            mail =>
                mail.MessageId!.StartsWith("step.", StringComparison.Ordinal)
                || mail.MessageId!.StartsWith("digest.", StringComparison.Ordinal)
        );
        await Eventually.TrueAsync(async () => await cluster.MetricAsync("msa_outbox_mailboxes") == 0, Healing);
        mails = [.. cluster.Mails.All];
        var doubles = mails.Count - mails.Select(mail => mail.MessageId).Distinct().Count();
        return doubles - cluster.Noted(doubles);
    }

    private static Task<string> AgentAsync(RunningCluster cluster) =>
        cluster.Ledger.SignInAsync(
            new
            {
                sub = "claire",
                role = "agent",
                fund = "demo",
                name = "Claire Dubois",
            }
        );

    private static async Task<List<JsonElement>> ContactsAsync(RunningCluster cluster, Entry entry, string token) =>
        [
            .. (await cluster.Ledger.GetAsync($"/api/v1/mailboxes/{entry.Member}/contacts", token))
                .GetProperty("contacts")
                .EnumerateArray(),
        ];

    private static async Task<HashSet<string>> BoardAsync(RunningCluster cluster, string agent)
    {
        var shown = new HashSet<string>();
        for (string? after = ""; after is not null; )
        {
            var page = await cluster.Ledger.GetAsync(
                $"/api/v1/funds/demo/board?limit=200{(after.Length > 0 ? $"&after={after}" : "")}",
                agent
            );
            shown.UnionWith(page.GetProperty("items").EnumerateArray().Select(item => Standing(item, "contactId")));
            after = page.GetProperty("next").GetString();
        }
        return shown;
    }
}
