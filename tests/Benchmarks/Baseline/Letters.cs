using System.Globalization;
using System.Net;
using MimeKit;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Baseline;

internal enum LetterKind
{
    Acknowledgement = 1,
    Answer = 2,
    UnreadReminder = 3,
    Escalation = 4,
}

internal sealed record Letter(
    string Id,
    LetterKind Kind,
    string To,
    string Fund,
    string ContactId,
    DateTime OccurredAt,
    DateTime DueAt
);

/// <summary>Mails as files, whole or not at all, text and HTML.</summary>
internal sealed class Letters(Rules rules, IConfiguration configuration, TimeProvider time)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private readonly string _folder = Directory.CreateDirectory(configuration["Mail:Pickup"] ?? "mail").FullName;

    public async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        var fund = rules.Fund(letter.Fund);
        var (subject, lines) = Words(letter, fund);
        var message = new MimeMessage
        {
            MessageId = $"{letter.Id}@msa.example",
            Date = time.GetUtcNow(),
            Subject = subject,
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = Text(lines) },
                new TextPart("html") { Text = Html(fund, lines) },
            },
        };
        message.From.Add(new MailboxAddress(fund.View.Name, "ne-pas-repondre@msa.example"));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var path = Path.Combine(_folder, $"{letter.Id}.eml");
        await using (var file = File.Create(path + ".part"))
            await message.WriteToAsync(file, cancellation);
        File.Move(path + ".part", path, overwrite: true);
    }

    private static (string Subject, string[] Lines) Words(Letter letter, Fund fund)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(fund.View.TimeZone);
        var (at, due) = (
            TimeZoneInfo.ConvertTimeFromUtc(letter.OccurredAt, zone),
            TimeZoneInfo.ConvertTimeFromUtc(letter.DueAt, zone)
        );
        return letter.Kind switch
        {
            LetterKind.Acknowledgement => (
                "Accusé de réception de votre demande",
                [
                    $"Nous vous confirmons la réception de votre demande enregistrée le {at.ToString("dd/MM/yyyy 'à' HH'h'mm", French)} dans le service Mes messages et mes réponses.",
                    "Nous nous efforçons de la traiter dans les meilleurs délais.",
                    "Nous reviendrons vers vous sous 48h (jours ouvrés) pour vous tenir informé.",
                    "Un mail vous sera adressé dès la mise à disposition de notre réponse dans « Mon espace privé ».",
                    $"Réponse attendue avant le {due.ToString("dddd d MMMM yyyy 'à' HH'h'mm", French)}.",
                    $"Service chargé de votre demande : {fund.View.Name}, {fund.View.Address.Replace("\n", ", ", StringComparison.Ordinal)}, {fund.View.Contact}",
                ]
            ),
            LetterKind.Escalation => (
                $"{fund.View.Name} : demande sans réponse",
                [
                    $"Une demande attend sa réponse depuis le {at.ToString("dd/MM/yyyy", French)} : https://msa.example/agent/contact.html?id={letter.ContactId}",
                ]
            ),
            _ => (
                letter.Kind == LetterKind.Answer ? "Une réponse est disponible" : "Une réponse vous attend",
                [
                    "Une information est disponible dans votre espace Internet privé.",
                    "Vous pouvez la consulter en ligne en cliquant sur le lien suivant :",
                ]
            ),
        };
    }

    private static string Text(string[] lines) =>
        $"""
            Mes messages et mes réponses

            [Ce message vous a été adressé automatiquement par le système de notification. Merci de ne pas y répondre]

            Bonjour,

            {string.Join("\n\n", lines)}

            > Mes messages et mes réponses
            https://msa.example/member/

            Bien cordialement,
            Votre MSA.

            """;

    private static string Html(Fund fund, string[] lines) =>
        $"""
            <!doctype html>
            <html lang="fr"><head><meta charset="utf-8"><title>Mes messages et mes réponses</title></head>
            <body style="margin:0;padding:24px 12px;background:#f3f4f1;color:#1f2a24;font:16px/1.5 system-ui,sans-serif">
            <div style="max-width:600px;margin:0 auto;background:#fff;border:1px solid #d5dad4;border-radius:6px;overflow:hidden">
            <div style="padding:16px 24px;font-weight:600">Votre espace privé {WebUtility.HtmlEncode(
                fund.View.Name
            )}</div>
            <div style="padding:16px 24px">
            <p>[Ce message vous a été adressé automatiquement par le système de notification. Merci de ne pas y répondre]</p>
            <p>Bonjour,</p>
            {string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>\n"))}
            <p><a style="display:inline-block;padding:10px 16px;border-radius:4px;background:#1b5e46;color:#fff" href="https://msa.example/member/">Mes messages et mes réponses</a></p>
            <p>Bien cordialement,<br>Votre MSA.</p>
            </div></div></body></html>

            """;
}
