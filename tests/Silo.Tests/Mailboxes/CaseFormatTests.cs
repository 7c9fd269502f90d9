using System.Text.Json;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mail;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>Each case of an effect and of an act is stored under a name that never changes.</summary>
public sealed class CaseFormatTests
{
    /// <summary>Each case of what is owed and of what was done, under the name that earlier versions gave it.</summary>
    [Theory]
    [MemberData(nameof(Effects))]
    public void Each_effect_is_stored_flat_under_its_name(string json, Type type)
    {
        var effect = JsonSerializer.Deserialize<Effect>(json, StateJson.Options)!;

        Assert.IsType(type, effect);
        StateFormatTests.AssertSame(json, JsonSerializer.Serialize(effect, StateJson.Options));
        if (effect is MailEffect mail)
            Assert.Contains($"\"kind\":\"{mail.Name}\"", json, StringComparison.Ordinal);
    }

    public static TheoryData<string, Type> Effects =>
        new()
        {
            {
                Stored("acknowledgement", ""","contactId":"c1","deadline":"2026-04-11T08:05:00+00:00" """),
                typeof(Acknowledgement)
            },
            { Stored("answer", ""","contactId":"c1" """), typeof(AnswerAvailable) },
            { Stored("recall", ""","contactId":"c1" """), typeof(UnreadReminder) },
            {
                Stored(
                    "escalation",
                    ""","contactId":"c1","level":2,"attempts":3,"deadline":"2026-04-11T08:05:00+00:00" """
                ),
                typeof(Alert)
            },
            {
                Stored("transfer", ""","contactId":"c1","doubts":1,"deadline":"2026-04-11T08:05:00+00:00" """),
                typeof(Transferred)
            },
            { Stored("proxyGranted", ""), typeof(ProxyGranted) },
            { Stored("proxyRevoked", ""), typeof(ProxyRevoked) },
            {
                Stored(
                    "proxyInvited",
                    ""","invitationId":"i1","code":"7K3M-9QXA-2T4B-HZ60","expiresAt":"2026-04-16T08:00:00+00:00" """
                ),
                typeof(ProxyInvited)
            },
            { Stored("mandate", ""), typeof(ProcurationNotice) },
            { Stored("board", ""","contactId":"c1" """), typeof(BoardNotice) },
            {
                Stored(
                    "figure",
                    ""","contactId":"c1","figure":{"day":"2026-04-09","theme":"famille","measure":"received"} """
                ),
                typeof(FigureNotice)
            },
        };

    [Theory]
    [InlineData("claimed", ""","by":{"id":"a","name":"A"},"agent":{"id":"a","name":"A"} """)]
    [InlineData("assigned", ""","by":{"id":"s","name":"S"},"agent":{"id":"a","name":"A"} """)]
    [InlineData("released", ""","by":{"id":"s","name":"S"},"agent":{"id":"a","name":"A"} """)]
    [InlineData("lapsed", ""","agent":{"id":"a","name":"A"} """)]
    public void Each_act_of_the_desk_is_stored_flat_under_its_name(string kind, string rest)
    {
        var json = $$"""{"kind":"{{kind}}","at":"2026-04-09T08:00:00+00:00"{{rest}}}""";
        StateFormatTests.AssertSame(
            json,
            JsonSerializer.Serialize(JsonSerializer.Deserialize<DeskAct>(json, StateJson.Options), StateJson.Options)
        );
    }

    [Fact]
    public void A_mail_that_was_given_up_is_stored_with_its_cause_and_without_its_address()
    {
        var json = $$"""{"effect":{{Stored("answer", GivenUp)}},"at":"2026-04-14T08:05:00+00:00"}""";

        var read = JsonSerializer.Deserialize<GivenUpMail>(json, StateJson.Options)!;

        Assert.Equal(MailFault.SignIn, read.Effect.Cause);
        StateFormatTests.AssertSame(json, JsonSerializer.Serialize(read, StateJson.Options));
    }

    private const string GivenUp =
        ""","contactId":"c1","attempts":3,"cause":"signIn","retriedAt":"2026-04-09T10:05:00+00:00" """;

    private static string Stored(string kind, string rest) =>
        $$"""{"id":"x","kind":"{{kind}}","to":"t","fund":"picardie","occurredAt":"2026-04-09T08:05:00+00:00","dueAt":"2026-04-09T09:05:00+00:00"{{rest}}}""";
}
