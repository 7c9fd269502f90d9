using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Retention;
using MsaOrleans.Grains.Retention.Domain;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mailboxes;

namespace MsaOrleans.Silo.Tests.Retention;

/// <summary>The purge over years of fake time, whatever the database.</summary>
public abstract class RetentionContract : RetentionScene
{
    [Fact]
    public async Task A_run_purges_what_is_too_old_and_a_dry_run_counts_the_same()
    {
        await using var silo = await StartAsync(await DatabaseAsync());
        await ImportAsync(silo, "old", Tuesday.AddMonths(-36), Tuesday.AddMonths(-1));
        await ImportAsync(silo, "young", Tuesday.AddMonths(-2));
        Clock.Advance(TimeSpan.FromDays(1));
        var before = await RowsAsync(silo);
        var expected = new RetentionCount(Visited: 1, ByAge: 1);

        Assert.Equal(expected, (await RunAsync(silo, "dry", dryRun: true)).Count);
        Assert.Equal(before, await RowsAsync(silo));
        var run = await RunAsync(silo, "real");
        Assert.Equal(expected, run.Count);
        Assert.Equal(("picardie", "admin-1", false), (run.Fund, run.AskedBy, run.DryRun));
        Assert.Equal(
            [.. before.Select(row => row.Id == "mailbox/old" ? row with { Version = row.Version + 1 } : row)],
            await RowsAsync(silo)
        );
        Assert.Equal(new RetentionCount(), (await RunAsync(silo, "again")).Count);
        Assert.Single((await silo.Mailbox("old").ListAsync(MailboxSilo.Member("old"))).Accepted().Contacts);
        Assert.Empty(silo.Transport.Tries);
    }

    [Fact]
    public async Task The_first_fund_sees_to_rows_of_funds_that_work_no_more_whenever_they_were_due()
    {
        await using var silo = await StartAsync(await DatabaseAsync());
        var first = silo.Service<FundDirectory>().All[0].View.Code;
        await ExecuteAsync(
            silo,
            $"""
            INSERT INTO retention_due (service_id, grain_id, fund, due_at)
            VALUES ('storage-tests', 'mailbox/a', '{first}', 10), ('storage-tests', 'mailbox/b', 'merged', 5),
                ('storage-tests', 'mailbox/c', '', 7), ('storage-tests', 'mailbox/d', 'merged', 20)
            """
        );
        Assert.Equal(new RetentionCount(Visited: 4), (await RunAsync(silo, "strays", fund: first)).Count);
        Assert.Equal(0, await CountAsync(silo, "retention_due"));
    }

    [Fact]
    public async Task Of_an_empty_mailbox_that_nobody_uses_no_row_is_left()
    {
        var database = await DatabaseAsync();
        await using var silo = await StartAsync(database);
        await ImportAsync(silo, "idle", Tuesday.AddMonths(-1));
        Clock.Advance(TimeSpan.FromDays(37 * 31));

        Assert.Equal(new RetentionCount(Visited: 1, ByAge: 1, Emptied: 1), (await RunAsync(silo, "empties")).Count);
        Assert.Empty(await RowsAsync(silo));
        Assert.Equal(0, await CountAsync(silo, "retention_due"));
        Assert.Null(await silo.WakeUpAsync("idle"));
        Assert.Equal(new RetentionCount(), (await RunAsync(silo, "empties-no-more")).Count);

        Assert.Null(
            (await silo.Mailbox("idle").SubmitAsync(MailboxSilo.Member("idle"), MailboxSilo.Request())).Refusal
        );
        Assert.Equal("mailbox/idle", Assert.Single(await RowsAsync(silo)).Id);
    }

    [Fact]
    public async Task A_mailbox_that_fails_is_counted_and_stops_nobody()
    {
        await using var silo = await StartAsync(await DatabaseAsync());
        foreach (var member in new[] { "first", "broken", "last" })
            await ImportAsync(silo, member, Tuesday.AddMonths(-36));
        Clock.Advance(TimeSpan.FromDays(1));
        await ExecuteAsync(
            silo,
            "UPDATE OrleansStorage SET PayloadBinary = @bytes, Version = Version + 1 "
                + "WHERE GrainIdExtensionString = 'mailbox/broken'"
        );
        var run = await RunAsync(silo, "broken");
        Assert.Equal(new RetentionCount(Visited: 3, ByAge: 2, Failed: 1), run.Count);
    }

    [Fact]
    public async Task A_state_of_before_is_looked_at_once_and_gets_its_date()
    {
        await using var silo = await StartAsync(await DatabaseAsync());
        await ImportAsync(silo, "before", Tuesday.AddMonths(-1));
        await ExecuteAsync(silo, "UPDATE retention_due SET fund = '', due_at = 0");

        // Those of no fund are seen to by the first fund.
        Assert.Equal(new RetentionCount(), (await RunAsync(silo, "not-the-first")).Count);
        var first = silo.Service<Grains.Funds.Domain.FundDirectory>().All[0].View.Code;
        Assert.Equal(new RetentionCount(Visited: 1), (await RunAsync(silo, "first", fund: first)).Count);
        Assert.Equal(new RetentionCount(), (await RunAsync(silo, "first-again", fund: first)).Count);
        Assert.Equal(1, await CountAsync(silo, "retention_due WHERE fund = 'picardie' AND due_at > 0"));
    }

    [Fact]
    public async Task A_run_that_was_killed_goes_on_where_it_was()
    {
        var (database, pages) = (await DatabaseAsync(), new Pages());
        await using (var first = await StartAsync(database, pages))
        {
            await SeedAsync(first, 3 * RetentionGrain.PageSize);
            pages.StopAfter(1);
            Assert.True(await Batch(first).StartAsync("killed", dryRun: false, "admin-1"));
            await pages.Stopped;
            await first.KillAsync();
        }
        using var watch = new ReminderWatch();
        await using var second = await StartAsync(database);
        var run = (await second.Service<IRetentionStore>().FindAsync("killed"))[0];
        Assert.Equal((RetentionGrain.PageSize, null), ((int)run.Count.Visited, run.EndedAt));
        Assert.False(await Batch(second).StartAsync("second", dryRun: false, "admin-1"));

        await Batch(second).KeepNightsAsync();
        await watch.ArmedAsync(Batch(second));
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(3 * RetentionGrain.PageSize, (await EndAsync(second, "killed")).Count.Visited);
        Assert.Equal(0, await CountAsync(second, "retention_due"));
    }

    [Fact]
    public async Task Each_night_has_one_run_that_ends_with_its_hours_and_goes_on_the_next_night()
    {
        var (database, pages) = (await DatabaseAsync(), new Pages());
        await using var silo = await StartAsync(database, pages);
        await SeedAsync(silo, 2 * RetentionGrain.PageSize);
        pages.AfterFirst = () => Clock.Advance(TimeSpan.FromHours(7));

        await Batch(silo).KeepNightsAsync();
        await Watch.ArmedAsync(Batch(silo));
        Clock.Advance(TimeSpan.FromHours(12));
        await Eventually.TrueAsync(async () =>
            (await NightsAsync(silo)) is [{ Count.Visited: RetentionGrain.PageSize }]
        );
        await Eventually.TrueAsync(async () => await NextCheckAsync(silo) == Tuesday.AddHours(36).UtcDateTime);
        await Watch.ArmedAsync(Batch(silo));
        Clock.Advance(Tuesday.AddHours(36) - Clock.GetUtcNow());
        await Eventually.TrueAsync(async () => (await NightsAsync(silo)) is [{ EndedAt: not null }]);

        var night = Assert.Single(await NightsAsync(silo));
        Assert.Equal((2L * RetentionGrain.PageSize, Tuesday.AddHours(12)), (night.Count.Visited, night.StartedAt));
    }

    /// <summary>Stops the work of a run after some pages, as if the silo were too slow to begin the next.</summary>
    private sealed class Pages : IIncomingGrainCallFilter
    {
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = int.MaxValue;

        public Task Stopped => _stopped.Task;

        public Action? AfterFirst { get; set; }

        public void StopAfter(int pages) => _left = pages;

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.MethodName != nameof(IRetentionBatch.WorkAsync))
            {
                await context.Invoke();
                return;
            }
            if (_left-- <= 0)
            {
                _stopped.TrySetResult();
                await new TaskCompletionSource().Task;
            }
            await context.Invoke();
            AfterFirst?.Invoke();
            AfterFirst = null;
        }
    }
}
