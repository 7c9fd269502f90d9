using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>
/// The ladder climbed by real reminders on real SQLite, over days that pass as fast as a test can tell them to.
/// </summary>
public sealed class LadderTests : IDisposable
{
    /// <summary>Thursday 2 April 2026, 16:05 in Paris, before the Easter week-end.</summary>
    private static readonly DateTimeOffset Receipt = new(2026, 4, 2, 14, 5, 0, TimeSpan.Zero);

    /// <summary>36, 48, 72 and 96 business hours later: Good Friday counts, Easter Monday does not.</summary>
    private static readonly DateTimeOffset[] Steps =
    [
        new(2026, 4, 7, 2, 5, 0, TimeSpan.Zero),
        new(2026, 4, 7, 14, 5, 0, TimeSpan.Zero),
        new(2026, 4, 8, 14, 5, 0, TimeSpan.Zero),
        new(2026, 4, 9, 14, 5, 0, TimeSpan.Zero),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Receipt);
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task Climbs_each_step_once_when_due_over_a_long_week_end()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        var contact = await SubmitAsync(silo, "ladder");
        Assert.Equal(Steps[1], contact.DueAt);

        for (var step = 0; step < Steps.Length; step++)
        {
            await silo.WakeAtAsync("ladder", Steps[step]);
            var seen = await silo.SeenByAgentAsync("ladder", contact.Id);
            Assert.Equal(step + 1, seen.Level);
            Assert.Equal(Steps[..(step + 1)], seen.Escalations!.Value.Select(reached => reached.ReachedAt));
        }
        Assert.Equal(
            [1, 2, 3, 4],
            (await silo.SeenByAgentAsync("ladder", contact.Id)).Escalations!.Value.Select(reached => reached.Level)
        );
    }

    [Fact]
    public async Task Nothing_is_reached_a_second_before_it_is_due()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        var contact = await SubmitAsync(silo, "early");

        _clock.Advance(Steps[0].AddSeconds(-1) - _clock.GetUtcNow());
        Assert.Equal(0, (await silo.SeenByAgentAsync("early", contact.Id)).Level);
        await silo.WakeAtAsync("early", Steps[0]);
        Assert.Equal(1, (await silo.SeenByAgentAsync("early", contact.Id)).Level);
    }

    [Fact]
    public async Task Steps_that_fell_due_while_the_service_was_down_are_reached_after_it_is_back()
    {
        string id;
        await using (var first = await MailboxSilo.StartAsync(_folder, _clock, _watch))
        {
            id = (await SubmitAsync(first, "outage")).Id;
            await _watch.ArmedAsync(first.Mailbox("outage"));
        }
        _clock.Advance(Steps[2].AddMinutes(3) - _clock.GetUtcNow());
        using var watch = new ReminderWatch();
        await using var second = await MailboxSilo.StartAsync(_folder, _clock, watch);
        await watch.ArmedAsync(second.Mailbox("outage"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await watch.TickedAsync(second.Mailbox("outage"), 1);

        var seen = await second.SeenByAgentAsync("outage", id);
        Assert.Equal([1, 2, 3], seen.Escalations!.Value.Select(reached => reached.Level));
        Assert.All(seen.Escalations.Value, reached => Assert.True(reached.ReachedAt >= Steps[2]));
    }

    [Fact]
    public async Task A_mailbox_that_had_nothing_left_to_wake_for_wakes_for_a_new_request()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        await silo.Mailbox("asleep")
            .GrantProxyAsync(MailboxSilo.Member("asleep"), "lucie", new("Lucie", null, null, null));
        await Eventually.TrueAsync(async () => await silo.WakeUpAsync("asleep") is null);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var contact = await SubmitAsync(silo, "asleep");

        await silo.WakeAtAsync("asleep", contact.DueAt.AddHours(-12));

        Assert.Equal(1, (await silo.SeenByAgentAsync("asleep", contact.Id)).Level);
    }

    /// <summary>With the window of a silo as deployed, of which the other tests know nothing.</summary>
    [Fact]
    public async Task A_step_that_is_far_off_is_in_the_table_alone_and_is_reached_when_due()
    {
        await using var silo = await MailboxSilo.StartAsync(
            _folder,
            _clock,
            _watch,
            configure: silo =>
                silo.Configure<ReminderOptions>(options =>
                {
                    options.ReminderLoadingWindow = TimeSpan.FromMinutes(10);
                    options.RefreshReminderListPeriod = TimeSpan.FromMinutes(3);
                })
        );
        var contact = await SubmitAsync(silo, "far-off");
        await Eventually.TrueAsync(async () => (await silo.WakeUpAsync("far-off"))?.StartAt == Steps[0].UtcDateTime);
        Assert.False(_watch.IsRegistered(silo.Mailbox("far-off")));

        _clock.Advance(Steps[0].AddMinutes(-5) - _clock.GetUtcNow());
        await _watch.ArmedAsync(silo.Mailbox("far-off"));
        Assert.Equal(0, _watch.Ticks(silo.Mailbox("far-off")));
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _watch.TickedAsync(silo.Mailbox("far-off"), 1);

        var reached = Assert.Single((await silo.SeenByAgentAsync("far-off", contact.Id)).Escalations!.Value);
        Assert.Equal((1, Steps[0]), (reached.Level, reached.ReachedAt));
    }

    [Fact]
    public async Task An_answer_ends_the_climb()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        var contact = await SubmitAsync(silo, "answered");
        await silo.WakeAtAsync("answered", Steps[0]);
        await silo.Mailbox("answered")
            .ReplyAsync(MailboxSilo.Agent, contact.Id, new(ReplyKind.Final, "Voici la réponse."));

        _clock.Advance(Steps[3] - _clock.GetUtcNow());

        Assert.Equal(1, (await silo.SeenByAgentAsync("answered", contact.Id)).Level);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    private static async Task<ContactView> SubmitAsync(MailboxSilo silo, string memberId) =>
        (await silo.Mailbox(memberId).SubmitAsync(MailboxSilo.Member(memberId), MailboxSilo.Request())).Accepted();
}
