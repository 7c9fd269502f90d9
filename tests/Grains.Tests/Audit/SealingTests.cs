using MsaOrleans.Audit;
using MsaOrleans.Grains.Audit.Domain;

namespace MsaOrleans.Grains.Tests.Audit;

/// <summary>What an entry's hash depends on, and how entries follow one another.</summary>
public sealed class SealingTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 26);

    private static readonly AuditEvent Read = new(
        "r1",
        "ListContacts",
        AuditCapacity.Agent,
        200,
        "claire",
        "Claire Dubois",
        "192.0.2.7",
        "jean",
        "c1",
        "picardie"
    );

    private static readonly AuditEntry First = Seal(null, Read);

    [Fact]
    public void The_canonical_bytes_do_not_change_from_one_version_to_the_next() =>
        Assert.Equal("649a750436a6e92806c7538d999b981850873ae1db903697097d9ad0ed8295f3", First.Hash);

    [Fact]
    public void The_hash_depends_on_everything_that_was_written()
    {
        AuditEntry[] changed =
        [
            First with
            {
                Previous = "0",
            },
            First with
            {
                Place = First.Place with { Chain = "gironde" },
            },
            First with
            {
                Place = First.Place with { Day = Day.AddDays(1) },
            },
            First with
            {
                Place = First.Place with { Seq = 2 },
            },
            First with
            {
                At = At.AddTicks(1),
            },
            First with
            {
                Event = Read with { Request = "r2" },
            },
            First with
            {
                Event = Read with { Act = "GetContact" },
            },
            First with
            {
                Event = Read with { Capacity = AuditCapacity.Supervisor },
            },
            First with
            {
                Event = Read with { Status = 404 },
            },
            First with
            {
                Event = Read with { ContactId = null },
            },
            First with
            {
                Event = Read with { Fund = "gironde" },
            },
            First with
            {
                Event = Read with { Count = 2 },
            },
            First with
            {
                Actor = First.Actor with { Digest = "0" },
            },
            First with
            {
                Member = null,
            },
        ];
        Assert.All(changed, entry => Assert.NotEqual(First.Hash, Sealing.HashOf(entry)));
        Assert.Equal(First.Hash, Sealing.HashOf(First));
    }

    [Fact]
    public void Persons_are_as_they_were_sealed_or_forgotten()
    {
        Assert.True(Sealing.HasItsPersons(First));
        AuditEvent[] changed =
        [
            Read with
            {
                Sub = "karim",
            },
            Read with
            {
                Name = "Karim",
            },
            Read with
            {
                Address = null,
            },
            Read with
            {
                MemberId = "odile",
            },
        ];
        Assert.All(changed, happened => Assert.False(Sealing.HasItsPersons(First with { Event = happened })));
        var forgotten = First with
        {
            Event = Read with { MemberId = null },
            Member = First.Member! with { Salt = null },
        };
        Assert.True(Sealing.HasItsPersons(forgotten));
        Assert.Equal(First.Hash, Sealing.HashOf(forgotten));
        Assert.False(Sealing.HasItsPersons(forgotten with { Event = Read with { MemberId = "odile" } }));
    }

    [Fact]
    public void The_next_entry_follows_and_a_new_day_begins_at_one()
    {
        var second = Seal(HeadOf(First), Read);
        Assert.Equal(new AuditPlace("picardie", Day, 2), second.Place);
        Assert.Equal(First.Hash, second.Previous);
        var tomorrow = Seal(HeadOf(second), Read, Day.AddDays(1));
        Assert.Equal(new AuditPlace("picardie", Day.AddDays(1), 1), tomorrow.Place);
        Assert.Equal(second.Hash, tomorrow.Previous);
    }

    [Fact]
    public void A_clock_set_back_does_not_open_a_day_that_is_over() =>
        Assert.Equal(new AuditPlace("picardie", Day, 2), Seal(HeadOf(First), Read, Day.AddDays(-1)).Place);

    [Fact]
    public void The_same_person_has_another_digest_under_another_salt() =>
        Assert.NotEqual(
            First.Member!.Digest,
            Sealing.Seal("picardie", null, Day, At, Read, ("s1", "s3")).Member!.Digest
        );

    private static AuditEntry Seal(ChainHead? head, AuditEvent happened, DateOnly? today = null) =>
        Sealing.Seal("picardie", head, today ?? Day, At, happened, ("s1", "s2"));

    private static ChainHead HeadOf(AuditEntry entry) => new(entry.Place, entry.Hash);
}
