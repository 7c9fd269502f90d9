using System.Text.Json;
using MsaOrleans.Grains.Mailboxes.Domain;
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
        Assert.Equal(EffectKind.Recall, state.Outbox.Single().Kind);
        Assert.False(state.Preferences.Recalls);
        Assert.Equal(new DateTimeOffset(2026, 4, 7, 14, 5, 0, TimeSpan.Zero), state.Contacts[0].Clock.Deadline.DueAt);
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
