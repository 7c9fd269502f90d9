using MsaOrleans.Catalog;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Tests.Mailboxes;

namespace MsaOrleans.Grains.Tests.Mail;

public sealed class MailRendererTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Mail", "golden");
    private static readonly Uri Portal = new("https://portail.msa.example/");

    /// <summary>9 October 2017, 16h05 in Paris, as in the model of the acknowledgement.</summary>
    private static readonly DateTimeOffset Receipt = new(2017, 10, 9, 14, 5, 0, TimeSpan.Zero);

    private static readonly MailRenderer Renderer = new();

    [Theory]
    [InlineData(MailKind.Acknowledgement)]
    [InlineData(MailKind.AnswerAvailable)]
    [InlineData(MailKind.AnswerRecall)]
    [InlineData(MailKind.Escalation)]
    [InlineData(MailKind.ProxyGranted)]
    [InlineData(MailKind.ProxyInvited)]
    [InlineData(MailKind.ProxyRevoked)]
    [InlineData(MailKind.Transferred)]
    public void Each_mail_reads_word_for_word_as_agreed(MailKind kind)
    {
        var mail = Render(Job(kind));

        Assert.NotEmpty(mail.Subject);
        Assert.Equal(File.ReadAllText(Path.Combine(Golden, $"{kind}.txt")), mail.Text);
        Assert.Equal(File.ReadAllText(Path.Combine(Golden, $"{kind}.html")), mail.Html);
    }

    [Fact]
    public void A_digest_reads_word_for_word_as_agreed()
    {
        var jobs = Enumerable
            .Range(1, 102)
            .Select(number =>
                Job(MailKind.Escalation) with
                {
                    EffectId = $"e{number}",
                    ContactId = Given.Id(number),
                    Level = number == 3 ? 4 : 1,
                    DueAt = Receipt.AddHours(number < 3 ? -number : 12),
                }
            );
        var digest = new MailDigest([.. jobs]);

        var mail = Renderer.Render(
            digest with
            {
                Escalations = digest.Escalations[..3],
            },
            MailSender.Of(Shipped.Funds, "picardie"),
            Portal
        );
        var many = Renderer.Render(digest, MailSender.Of(Shipped.Funds, "picardie"), Portal);

        Assert.Equal("MSA de Picardie : 3 demandes sans réponse, niveau 4 au plus", mail.Subject);
        Assert.Equal(File.ReadAllText(Path.Combine(Golden, "EscalationDigest.txt")), mail.Text);
        Assert.Equal(File.ReadAllText(Path.Combine(Golden, "EscalationDigest.html")), mail.Html);
        Assert.Contains("… et 2 autres.", many.Text, StringComparison.Ordinal);
        Assert.Contains("… et 2 autres.", many.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_mail_has_its_words() =>
        Assert.Equal(
            Enum.GetNames<MailKind>().Append("EscalationDigest").Order(StringComparer.Ordinal),
            Directory
                .EnumerateFiles(Golden, "*.html")
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void No_mail_tells_whom_it_is_for_or_about()
    {
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            var mail = Render(
                Job(kind) with
                {
                    MailboxId = "personne-secrete",
                    To = "personne-secrete@membre.example",
                }
            );
            Assert.DoesNotContain("personne-secrete", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_goes_to_staff_leads_to_the_contact_and_to_the_board_and_has_nothing_of_a_members_mail()
    {
        var mail = Render(Job(MailKind.Escalation));
        foreach (var body in new[] { mail.Text, mail.Html })
        {
            Assert.Contains(
                $"https://portail.msa.example/agent/contact.html?id={new string('a', 32)}",
                body,
                StringComparison.Ordinal
            );
            Assert.Contains("https://portail.msa.example/agent/", body, StringComparison.Ordinal);
            Assert.DoesNotContain("espace privé", body, StringComparison.Ordinal);
            Assert.DoesNotContain("préférences", body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(MailKind.Acknowledgement, SilenceEffect.Acceptance, "acceptation")]
    [InlineData(MailKind.Acknowledgement, SilenceEffect.Rejection, "refus")]
    [InlineData(MailKind.Transferred, SilenceEffect.Rejection, "refus")]
    public void A_request_on_which_silence_decides_says_when_and_which_and_the_recourse(
        MailKind kind,
        SilenceEffect effect,
        string word
    )
    {
        var mail = Render(Job(kind) with { Silence = new(effect, new(2017, 12, 1), "Saisissez la <commission>.") });

        var said =
            $"Si vous demandez une décision, le silence de votre MSA vaudra {word} le vendredi 1er décembre 2017. ";
        Assert.Contains($"\n\n{said}Saisissez la <commission>.\n\nService chargé", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"<p>{said}Saisissez la &lt;commission&gt;.</p>\n<p>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fund_whose_name_is_markup_stays_text()
    {
        var mail = Renderer.Render(
            Job(MailKind.Acknowledgement),
            new("<b>MSA & fils</b>", "1 rue A\n2 rue B", "x", TimeZoneInfo.Utc),
            Portal
        );

        Assert.Contains("&lt;b&gt;MSA &amp; fils&lt;/b&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<b>MSA & fils</b>\n1 rue A\n2 rue B\n", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fund_that_has_an_address_for_mails_gives_it_in_the_acknowledgement()
    {
        var mail = Renderer.Render(
            Job(MailKind.Acknowledgement),
            new("MSA", "1 rue A", "39 94", TimeZoneInfo.Utc, "accueil@a.example"),
            Portal
        );

        Assert.Contains(
            "1 rue A\nTéléphone\u00a0: 39 94\nCourriel\u00a0: accueil@a.example\n",
            mail.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 rue A<br>Téléphone\u00a0: 39 94<br>Courriel\u00a0: accueil@a.example</p>",
            mail.Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Times_are_the_funds_in_summer_and_in_winter()
    {
        var winter = Render(
            Job(MailKind.Acknowledgement) with
            {
                OccurredAt = new(2026, 1, 5, 23, 30, 0, TimeSpan.Zero),
            }
        );
        Assert.Contains("enregistrée le 06/01/2026 à 00h30", winter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-25T23:00:00Z", "mercredi 25 novembre 2026 à 24h")]
    [InlineData("2026-12-01T08:05:00Z", "mardi 1er décembre 2026 à 09h05")]
    public void A_deadline_is_said_as_the_pages_say_it(string due, string said) =>
        Assert.Contains(
            $"Réponse attendue avant le {said}.",
            Render(
                Job(MailKind.Acknowledgement) with
                {
                    DueAt = DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
                }
            ).Text,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(-1, "avant l’échéance")]
    [InlineData(0, "échéance dépassée")]
    public void An_alert_says_whether_the_deadline_has_passed_as_it_leaves(int hours, string words) =>
        Assert.Contains(
            words,
            Render(Job(MailKind.Escalation) with { HandedOverAt = Receipt.AddDays(2).AddHours(hours) }).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_mail_that_waited_half_a_minute_in_a_queue_is_left_to_the_next_hand_over()
    {
        Assert.False(Job(MailKind.Acknowledgement).IsStale(Receipt.AddSeconds(29)));
        Assert.True(Job(MailKind.Acknowledgement).IsStale(Receipt.AddSeconds(30)));
    }

    private static RenderedMail Render(MailJob job) =>
        Renderer.Render(job, MailSender.Of(Shipped.Funds, job.Fund), Portal);

    private static MailJob Job(MailKind kind) =>
        new(
            "jean",
            "e1",
            kind,
            "jean@membre.example",
            "picardie",
            Receipt,
            Receipt,
            Receipt.AddDays(2),
            new string('a', 32),
            "Santé",
            2,
            Code: kind == MailKind.ProxyInvited ? "7K3M-9QXA-2T4B-HZ60" : null
        );
}
