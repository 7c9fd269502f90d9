namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>
/// What Orleans' reminder service relies on, whatever the database; each test has a service of its own.
/// </summary>
public abstract class ReminderTableContract(StorageFixture fixture)
{
    private static readonly DateTime Due = new DateTime(2026, 3, 25, 15, 5, 0, DateTimeKind.Utc).AddTicks(1_230_000);

    [Fact]
    public async Task A_reminder_is_read_back_to_the_millisecond()
    {
        var table = await TableAsync("read-back");
        var tag = await table.UpsertRow(Entry("m1", Due, TimeSpan.FromMinutes(15)));

        var read = await table.ReadRow(Mailbox("m1"), "wake-up");
        Assert.NotNull(read);
        Assert.Equal(Due, read.StartAt);
        Assert.Equal(DateTimeKind.Utc, read.StartAt.Kind);
        Assert.Equal(TimeSpan.FromMinutes(15), read.Period);
        Assert.Equal(tag, read.ETag);
        Assert.Equal(Mailbox("m1"), read.GrainId);
        Assert.Equal("wake-up", read.ReminderName);
    }

    [Fact]
    public async Task A_reminder_never_set_is_absent()
    {
        var table = await TableAsync("absent");

        Assert.Null(await table.ReadRow(Mailbox("nobody"), "wake-up"));
        Assert.Empty((await table.ReadRows(Mailbox("nobody"))).Reminders);
    }

    [Fact]
    public async Task Setting_again_moves_the_reminder_and_changes_its_tag()
    {
        var table = await TableAsync("moved");
        var first = await table.UpsertRow(Entry("m1", Due, TimeSpan.FromMinutes(15)));
        var second = await table.UpsertRow(Entry("m1", Due.AddHours(-12), TimeSpan.FromMinutes(5)));

        var read = Assert.Single((await table.ReadRows(Mailbox("m1"))).Reminders);
        Assert.NotEqual(first, second);
        Assert.Equal(Due.AddHours(-12), read.StartAt);
        Assert.Equal(TimeSpan.FromMinutes(5), read.Period);
        Assert.Equal(second, read.ETag);
    }

    [Fact]
    public async Task Forty_months_ahead_with_a_period_beyond_32_bits_is_kept()
    {
        var table = await TableAsync("far");
        await table.UpsertRow(Entry("m1", Due.AddMonths(40), TimeSpan.FromDays(60)));

        var read = await table.ReadRow(Mailbox("m1"), "wake-up");
        Assert.Equal(Due.AddMonths(40), read!.StartAt);
        Assert.Equal(TimeSpan.FromDays(60), read.Period);
    }

    [Fact]
    public async Task Only_the_current_tag_removes()
    {
        var table = await TableAsync("removed");
        var stale = await table.UpsertRow(Entry("m1", Due, TimeSpan.FromMinutes(15)));
        var current = await table.UpsertRow(Entry("m1", Due, TimeSpan.FromMinutes(15)));

        Assert.False(await table.RemoveRow(Mailbox("m1"), "wake-up", stale!));
        Assert.True(await table.RemoveRow(Mailbox("m1"), "wake-up", current!));
        Assert.False(await table.RemoveRow(Mailbox("m1"), "wake-up", current!));
        Assert.Null(await table.ReadRow(Mailbox("m1"), "wake-up"));
    }

    [Fact]
    public async Task A_range_excludes_its_begin_and_includes_its_end()
    {
        var table = await TableAsync("range");
        var ring = await FillAsync(table, 50);

        Assert.Equal(ring[11..21], await RangeAsync(table, ring[10], ring[20]));
        Assert.Equal(ring[31..50], await RangeAsync(table, ring[30], uint.MaxValue));
    }

    [Fact]
    public async Task A_range_over_the_end_of_the_ring_has_both_ends()
    {
        var table = await TableAsync("wrapping");
        var ring = await FillAsync(table, 50);

        uint[] both = [.. ring[..6], .. ring[41..]];
        Assert.Equal(both, await RangeAsync(table, ring[40], ring[5]));
    }

    [Fact]
    public async Task A_range_that_ends_where_it_begins_is_the_whole_ring()
    {
        var table = await TableAsync("whole");
        var ring = await FillAsync(table, 50);

        Assert.Equal(ring, await RangeAsync(table, ring[7], ring[7]));
        Assert.Equal(ring, await RangeAsync(table, 0, 0));
    }

    [Fact]
    public async Task Services_keep_apart_and_one_can_be_emptied()
    {
        var here = await TableAsync("here");
        var there = await TableAsync("there");
        await here.UpsertRow(Entry("m1", Due, TimeSpan.FromMinutes(15)));
        await there.UpsertRow(Entry("m1", Due, TimeSpan.FromMinutes(15)));
        await here.TestOnlyClearTable();

        Assert.Null(await here.ReadRow(Mailbox("m1"), "wake-up"));
        Assert.NotNull(await there.ReadRow(Mailbox("m1"), "wake-up"));
    }

    private static GrainId Mailbox(string key) => GrainId.Create("mailbox", key);

    private static ReminderEntry Entry(string key, DateTime due, TimeSpan period) =>
        new()
        {
            GrainId = Mailbox(key),
            ReminderName = "wake-up",
            StartAt = due,
            Period = period,
        };

    private async Task<IReminderTable> TableAsync(string service) => (await fixture.OpenAsync(service)).Reminders;

    /// <returns>Places on the ring, ascending; they lie on both sides of its signed middle.</returns>
    private static async Task<uint[]> FillAsync(IReminderTable table, int count)
    {
        var keys = Enumerable.Range(0, count).Select(i => $"m{i}").ToArray();
        foreach (var key in keys)
            await table.UpsertRow(Entry(key, Due, TimeSpan.FromMinutes(15)));
        var ring = keys.Select(key => Mailbox(key).GetUniformHashCode()).Order().ToArray();
        Assert.True(ring[0] < int.MaxValue && ring[^1] > int.MaxValue);
        return ring;
    }

    private static async Task<uint[]> RangeAsync(IReminderTable table, uint begin, uint end) =>
        [.. (await table.ReadRows(begin, end)).Reminders.Select(entry => entry.GrainId.GetUniformHashCode()).Order()];
}
