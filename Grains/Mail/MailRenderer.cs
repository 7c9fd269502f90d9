using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using MsaOrleans.Catalog;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mail;

/// <summary>Makes the subject and the two bodies of a mail from the templates in <c>templates</c>.</summary>
internal sealed class MailRenderer
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly FluidParser Parser = new();

    /// <summary>How many alerts a digest names one by one.</summary>
    private const int MostListed = 100;

    /// <summary>The templates of what surrounds the body of each mail.</summary>
    private const string ToMembers = "Layout",
        ToStaff = "Staff";

    private readonly FrozenDictionary<string, IFluidTemplate> _templates = Load();

    public RenderedMail Render(MailJob job, MailSender sender, Uri portal)
    {
        var model = Model(job, sender, portal);
        return Mail(
            job.Kind.Subject(job, sender),
            job.Kind.ToString(),
            job.Kind == MailKind.Escalation ? ToStaff : ToMembers,
            model
        );
    }

    public RenderedMail Render(MailDigest digest, MailSender sender, Uri portal)
    {
        var jobs = digest.Escalations;
        var model = Model(jobs[^1], sender, portal);
        model.SetValue("count", jobs.Length);
        model.SetValue("overdue", jobs.Count(IsLate));
        model.SetValue("items", jobs.Take(MostListed).Select(job => Item(job, sender, portal)).ToArray());
        model.SetValue("more", Math.Max(0, jobs.Length - MostListed));
        return Mail(
            $"{sender.Name} : {jobs.Length} demandes sans réponse, niveau {jobs.Max(job => job.Level)} au plus",
            "EscalationDigest",
            ToStaff,
            model
        );
    }

    private RenderedMail Mail(string subject, string template, string layout, TemplateContext model) =>
        new(
            subject,
            Body($"{template}.txt", $"{layout}.txt", model, NullEncoder.Default),
            Body($"{template}.html", $"{layout}.html", model, Html)
        );

    private static Dictionary<string, object> Item(MailJob job, MailSender sender, Uri portal) =>
        new()
        {
            ["level"] = job.Level,
            ["due"] = Due(job, sender),
            ["late"] = IsLate(job),
            ["theme"] = job.Theme ?? "",
            ["contactPage"] = ContactPage(job, portal),
        };

    /// <summary>The link holds only the contact's id; whose contact it is, the board tells after sign-in.</summary>
    private static string ContactPage(MailJob job, Uri portal) =>
        new Uri(portal, $"agent/contact.html?id={job.ContactId}").AbsoluteUri;

    /// <summary>The time at which the mail is sent, not the one at which it came to be owed.</summary>
    private static bool IsLate(MailJob job) => job.HandedOverAt >= job.DueAt;

    /// <summary>
    /// <c>mercredi 11 octobre 2017 à 16h05</c>; midnight belongs to the day it ends, as on the pages.
    /// </summary>
    private static string Due(MailJob job, MailSender sender)
    {
        var due = TimeZoneInfo.ConvertTime(job.DueAt ?? job.OccurredAt, sender.TimeZone);
        var atMidnight = due.TimeOfDay == TimeSpan.Zero;
        var day = atMidnight ? due.AddTicks(-1) : due;
        var hour = atMidnight ? "24h" : due.ToString("HH'h'mm", French);
        return $"{LongDate(DateOnly.FromDateTime(day.Date))} à {hour}";
    }

    /// <summary><c>mercredi 11 octobre 2017</c></summary>
    private static string LongDate(DateOnly day)
    {
        var number = day.Day == 1 ? "1er" : day.ToString("%d", French);
        return $"{day.ToString("dddd", French)} {number} {day.ToString("MMMM yyyy", French)}";
    }

    /// <summary>Empty strings where silence is no decision.</summary>
    private static Dictionary<string, object> SilenceOf(MailJob job) =>
        new()
        {
            ["effect"] = job.Silence?.Effect switch
            {
                SilenceEffect.Acceptance => "acceptation",
                SilenceEffect.Rejection => "refus",
                _ => "",
            },
            ["on"] = job.Silence is { } silence ? LongDate(silence.On) : "",
            ["recourse"] = job.Silence?.Recourse ?? "",
        };

    private static TemplateContext Model(MailJob job, MailSender sender, Uri portal)
    {
        var occurred = TimeZoneInfo.ConvertTime(
            job.Kind == MailKind.Escalation ? job.HandedOverAt : job.OccurredAt,
            sender.TimeZone
        );
        var context = new TemplateContext();
        context.SetValue("fund", sender.Name);
        context.SetValue("address", sender.Address.Split('\n'));
        context.SetValue("telephone", sender.Telephone);
        context.SetValue("email", sender.Email ?? "");
        context.SetValue("date", occurred.ToString("dd/MM/yyyy", French));
        context.SetValue("time", occurred.ToString("HH'h'mm", French));
        context.SetValue("due", Due(job, sender));
        context.SetValue("late", IsLate(job));
        context.SetValue("level", job.Level);
        context.SetValue("silence", SilenceOf(job));
        context.SetValue("theme", job.Theme ?? "");
        context.SetValue("reference", job.ContactId is { } contact ? ContactReference.Of(contact) : "");
        context.SetValue("contactPage", ContactPage(job, portal));
        context.SetValue("board", new Uri(portal, "agent/").AbsoluteUri);
        context.SetValue("portal", portal.AbsoluteUri);
        context.SetValue("preferences", new Uri(portal, "member/preferences.html").AbsoluteUri);
        context.SetValue("code", job.Code ?? "");
        context.SetValue("invitationPage", new Uri(portal, $"member/invitation.html#{job.Code}").AbsoluteUri);
        return context;
    }

    private string Body(string template, string layout, TemplateContext model, TextEncoder encoder)
    {
        model.SetValue(
            "body",
            new Fluid.Values.StringValue(_templates[template].Render(model, encoder).TrimEnd(), encode: false)
        );
        return _templates[layout].Render(model, encoder).TrimEnd() + "\n";
    }

    private static FrozenDictionary<string, IFluidTemplate> Load()
    {
        const string Prefix = "MsaOrleans.Grains.Mail.templates.";
        var assembly = typeof(MailRenderer).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[Prefix.Length..^".liquid".Length],
                name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return Parser.Parse(reader.ReadToEnd());
                }
            );
    }
}

internal sealed record RenderedMail(string Subject, string Text, string Html);
