using System.Text.Json;
using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>
/// What was stored by an earlier version is read by this one. The golden files are never changed:
/// a new form of the state gets a new file beside them.
/// </summary>
public sealed class StateFormatTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Mailboxes", "golden");

    public static IEnumerable<object[]> Files => Directory.EnumerateFiles(Golden, "*.json").Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetFileName(file) });

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
        Assert.Equal("lucie", state.Mandates.Single().ProxyId);
        Assert.Equal("odile", state.Held.Single().MemberId);
        Assert.Equal(EffectKind.Recall, state.Outbox[0].Kind);
        Assert.False(state.Preferences.Recalls);
        Assert.Equal(new DateTimeOffset(2026, 4, 7, 14, 5, 0, TimeSpan.Zero), state.Contacts[0].Clock.Deadline.DueAt);
    }

    [Fact]
    public void What_the_desk_did_is_read_whole()
    {
        var state = JsonSerializer.Deserialize<MailboxState>(File.ReadAllText(Path.Combine(Golden, "mailbox-2.json")), StateJson.Options)!;

        Assert.Equal("karim", state.Contacts[0].LapsedFrom);
        var contact = state.Contacts[1];
        Assert.Equal(new Claim(new("claire", "Claire Dubois"), new(2026, 4, 9, 8, 0, 0, TimeSpan.Zero), new(2026, 4, 9, 12, 0, 0, TimeSpan.Zero)), contact.Claim);
        Assert.Equal(("À rappeler.", new('1', 32)), (contact.Notes.Single().Text, contact.Notes.Single().Receipt!.Fingerprint));
        Assert.Equal([DeskActKind.Lapsed, DeskActKind.Transferred, DeskActKind.Claimed], contact.DeskActs.Select(act => act.Kind));
        Assert.Equal(("gironde", "picardie"), (contact.DeskActs[1].From!.Fund, contact.DeskActs[1].To!.Fund));
        Assert.Equal([EffectKind.Recall, EffectKind.Board, EffectKind.Figure], state.Outbox.Select(effect => effect.Kind));
        Assert.Equal(new Figure(new(2026, 4, 9), "famille", FigureMeasure.AnsweredInTime, 125), state.Outbox[2].Figure);
    }

    [Theory]
    [InlineData("mailbox-2.json", null, null)]
    [InlineData("mailbox-3.json", Profile.Particulier, Profile.Exploitant)]
    public void A_procuration_is_read_with_the_profile_it_was_told_if_any(string file, Profile? granted, Profile? held)
    {
        var state = JsonSerializer.Deserialize<MailboxState>(File.ReadAllText(Path.Combine(Golden, file)), StateJson.Options)!;

        Assert.Equal((granted, held), (state.Mandates.Single().Profile, state.Held.Single().Profile));
    }

    [Fact]
    public void The_newest_form_is_what_is_written()
    {
        var json = File.ReadAllText(Path.Combine(Golden, (string)Files.Last()[0]));
        var state = JsonSerializer.Deserialize<MailboxState>(json, StateJson.Options)!;

        using var expected = JsonDocument.Parse(json);
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(state, StateJson.Options));
        Assert.True(JsonElement.DeepEquals(expected.RootElement, written.RootElement), written.RootElement.ToString());
    }

    [Fact]
    public void A_full_mailbox_survives_the_trip_through_bytes()
    {
        var state = JsonSerializer.Deserialize<MailboxState>(File.ReadAllText(Path.Combine(Golden, "mailbox-1.json")), StateJson.Options)!;
        var full = state with { Contacts = [.. Enumerable.Range(0, 50).Select(number => state.Contacts[0] with { Id = number.ToString("x32", null) })] };

        var read = StateSerializer.FromBytes<MailboxState>(StateSerializer.ToBytes(full));

        Assert.Equal(JsonSerializer.Serialize(full, StateJson.Options), JsonSerializer.Serialize(read, StateJson.Options));
    }
}
