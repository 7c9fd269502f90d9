using System.Text.Json;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>
/// What was stored by an earlier version is read by this one. The golden files are never changed:
/// a new form of the state gets a new file beside them.
/// </summary>
public sealed class StateFormatTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Mailboxes", "golden");

    public static IEnumerable<object[]> Files =>
        Directory
            .EnumerateFiles(Golden, "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => new object[] { Path.GetFileName(file) });

    [Theory]
    [MemberData(nameof(Files))]
    public void A_stored_state_is_read_whole(string file)
    {
        var json = File.ReadAllText(Path.Combine(Golden, file));
        var state = JsonSerializer.Deserialize<MailboxState>(json, StateJson.Options)!;

        Assert.Equal("jean", state.MemberId);
        Assert.Equal(2, state.Contacts.Length);
        Assert.Equal(3, state.Contacts[0].Messages.Length);
        Assert.Equal(1, state.Contacts[0].Escalations.Single().Level);
        Assert.Equal("lucie", state.Procurations.Single().ProxyId);
        Assert.Equal("odile", state.Received.Single().MemberId);
        Assert.IsType<UnreadReminder>(state.Outbox[0]);
        Assert.False(state.Preferences.Recalls);
        Assert.Equal(new DateTimeOffset(2026, 4, 7, 14, 5, 0, TimeSpan.Zero), state.Contacts[0].Clock.Deadline.DueAt);
    }

    [Fact]
    public void What_the_desk_did_is_read_whole()
    {
        var state = JsonSerializer.Deserialize<MailboxState>(
            File.ReadAllText(Path.Combine(Golden, "mailbox-2.json")),
            StateJson.Options
        )!;

        Assert.Equal(new Charge.Lapsed("karim"), state.Contacts[0].Charge);
        var contact = state.Contacts[1];
        Assert.Equal(
            new Charge.Claimed(
                new("claire", "Claire Dubois"),
                new(2026, 4, 9, 8, 0, 0, TimeSpan.Zero),
                new(2026, 4, 9, 12, 0, 0, TimeSpan.Zero)
            ),
            contact.Charge
        );
        Assert.Equal(
            ("À rappeler.", new('1', 32)),
            (contact.Notes.Single().Text, contact.Notes.Single().Receipt!.Fingerprint)
        );
        Assert.Equal(
            [typeof(DeskAct.Lapsed), typeof(DeskAct.Transferred), typeof(DeskAct.Claimed)],
            contact.DeskActs.Select(act => act.GetType())
        );
        var moved = Assert.IsType<DeskAct.Transferred>(contact.DeskActs[1]);
        Assert.Equal(("gironde", "picardie"), (moved.From.Fund, moved.To.Fund));
        Assert.Equal(
            [typeof(UnreadReminder), typeof(BoardNotice), typeof(FigureNotice)],
            state.Outbox.Select(effect => effect.GetType())
        );
        Assert.Equal(
            new Figure(new(2026, 4, 9), "famille", FigureMeasure.AnsweredInTime, 125),
            Assert.IsType<FigureNotice>(state.Outbox[2]).Figure
        );
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_said_of_silence_is_read_where_it_was_stored(string file)
    {
        var json = File.ReadAllText(Path.Combine(Golden, file));
        var state = JsonSerializer.Deserialize<MailboxState>(json, StateJson.Options)!;

        var told = new Silence(
            SilenceEffect.Rejection,
            new(2026, 6, 2),
            "Saisissez la commission de recours amiable dans les deux mois."
        );
        Assert.Equal(file == "mailbox-4.json" ? told : null, state.Contacts[0].Silence);
        var again = JsonSerializer.Serialize(state.Contacts[0], StateJson.Options);
        Assert.Equal(state.Contacts[0].Silence, JsonSerializer.Deserialize<Contact>(again, StateJson.Options)!.Silence);
    }

    [Fact]
    public void What_was_said_of_an_answer_is_stored_with_its_clock()
    {
        const string Stored = """{"clock":1,"resolved":true,"rating":4,"at":"2026-04-09T08:00:00+00:00"}""";
        var said = JsonSerializer.Deserialize<Feedback>(Stored, StateJson.Options)!;

        Assert.Equal(new Feedback(1, true, 4, new(2026, 4, 9, 8, 0, 0, TimeSpan.Zero)), said);
        AssertSame(Stored, JsonSerializer.Serialize(said, StateJson.Options));
        AssertSame(
            """{"clock":1,"at":"2026-04-09T08:00:00+00:00"}""",
            JsonSerializer.Serialize(said with { Resolved = false, Rating = null }, StateJson.Options)
        );
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_follows_from_the_clock_and_the_messages_is_as_it_was_stored(string file)
    {
        var json = File.ReadAllText(Path.Combine(Golden, file));
        var state = JsonSerializer.Deserialize<MailboxState>(json, StateJson.Options)!;

        using var stored = JsonDocument.Parse(json);
        foreach (var (contact, kept) in state.Contacts.Zip(stored.RootElement.GetProperty("contacts").EnumerateArray()))
        {
            Assert.Equal(kept.GetProperty("status").GetString(), contact.Status.ToString().ToLowerInvariant());
            Assert.Equal(
                kept.TryGetProperty("answeredAt", out var at) ? at.GetDateTimeOffset() : null,
                contact.AnsweredAt
            );
        }
    }

    [Fact]
    public void A_claim_that_does_not_lapse_is_stored_without_an_instant()
    {
        var given = new Charge.Claimed(new("karim", "Karim"), new(2026, 4, 9, 8, 0, 0, TimeSpan.Zero), LapsesAt: null);
        var json = JsonSerializer.Serialize(given, StateJson.Options);

        AssertSame("""{"agent":{"id":"karim","name":"Karim"},"since":"2026-04-09T08:00:00+00:00"}""", json);
        Assert.Equal(given, JsonSerializer.Deserialize<Charge.Claimed>(json, StateJson.Options));
    }

    [Theory]
    [InlineData("mailbox-2.json", null, null)]
    [InlineData("mailbox-3.json", Profile.Particulier, Profile.Exploitant)]
    public void A_procuration_is_read_with_the_profile_it_was_told_if_any(string file, Profile? granted, Profile? held)
    {
        var state = JsonSerializer.Deserialize<MailboxState>(
            File.ReadAllText(Path.Combine(Golden, file)),
            StateJson.Options
        )!;

        Assert.Equal((granted, held), (state.Procurations.Single().Profile, state.Received.Single().Profile));
    }

    [Fact]
    public void The_newest_form_is_what_is_written()
    {
        var json = File.ReadAllText(Path.Combine(Golden, (string)Files.Last()[0]));
        var state = JsonSerializer.Deserialize<MailboxState>(json, StateJson.Options)!;

        AssertSame(json, JsonSerializer.Serialize(state, StateJson.Options));
    }

    [Fact]
    public void A_full_mailbox_survives_the_trip_through_bytes()
    {
        var state = JsonSerializer.Deserialize<MailboxState>(
            File.ReadAllText(Path.Combine(Golden, "mailbox-1.json")),
            StateJson.Options
        )!;
        var full = state with
        {
            Contacts =
            [
                .. Enumerable
                    .Range(0, 50)
                    .Select(number => state.Contacts[0] with { Id = number.ToString("x32", null) }),
            ],
        };

        var read = StateSerializer.FromBytes<MailboxState>(StateSerializer.ToBytes(full));

        Assert.Equal(
            JsonSerializer.Serialize(full, StateJson.Options),
            JsonSerializer.Serialize(read, StateJson.Options)
        );
    }

    internal static void AssertSame(string expected, string written)
    {
        using var one = JsonDocument.Parse(expected);
        using var other = JsonDocument.Parse(written);
        Assert.True(JsonElement.DeepEquals(one.RootElement, other.RootElement), written);
    }
}
