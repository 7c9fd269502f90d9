using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class EffectTests
{
    private static readonly AnswerAvailable Mail = new()
    {
        Id = "answer.1",
        To = "jean@membre.example",
        Fund = "picardie",
        OccurredAt = Tuesday,
        DueAt = Tuesday,
        ContactId = Id(1),
    };

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 15)]
    [InlineData(10, 15)]
    [InlineData(2_000, 15)]
    public void A_failed_try_is_followed_by_another_after_a_longer_pause(int attempts, int minutes)
    {
        var now = Tuesday.AddHours(1);
        Assert.Equal(
            Mail with
            {
                Attempts = attempts + 1,
                DueAt = now.AddMinutes(minutes),
            },
            (Mail with { Attempts = attempts }).Deferred(now)
        );
    }

    [Fact]
    public void After_five_days_it_is_given_up()
    {
        Assert.NotNull(Mail.Deferred(Tuesday.AddDays(5).AddTicks(-1)));
        Assert.Null(Mail.Deferred(Tuesday.AddDays(5)));
    }

    [Fact]
    public void An_acknowledgement_and_an_alert_say_the_deadline_and_the_others_say_no_more_than_all_do()
    {
        var job = new MailJob("jean", "x", MailKind.Escalation, "a@b.example", "picardie", Tuesday, Tuesday);
        var due = Tuesday.AddDays(2);
        var alert = new Alert
        {
            Id = "x",
            To = "a@b.example",
            Fund = "picardie",
            OccurredAt = Tuesday,
            DueAt = Tuesday,
            ContactId = Id(1),
            Level = 3,
            Deadline = due,
        };
        var acknowledgement = new Acknowledgement
        {
            Id = "x",
            To = "a@b.example",
            Fund = "picardie",
            OccurredAt = Tuesday,
            DueAt = Tuesday,
            ContactId = Id(1),
            Deadline = due,
        };

        Assert.Equal(job with { DueAt = due, Level = 3 }, alert.Describe(job));
        Assert.Equal(job with { DueAt = due }, acknowledgement.Describe(job));
        Assert.Equal(job, Mail.Describe(job));
    }
}
