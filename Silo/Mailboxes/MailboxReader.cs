using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;
using MsaOrleans.Mail;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Silo.Mailboxes;

/// <summary>
/// Turns a line of an import into a mailbox, and says at which places it can't. What it gives is of use only without
/// faults. The rules of a mailbox are not its business.
/// </summary>
/// <param name="now">Nothing of a history has happened after it.</param>
internal sealed partial class MailboxReader(DateTimeOffset now)
{
    private const int MostContacts = 1000,
        LongestCode = 64,
        LongestLabel = 200;

    private static readonly DateTimeOffset Oldest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public ImportedMailbox Mailbox(MailboxJson json)
    {
        var holder = Member(json.Member ?? new(null, null, null, null, null));
        var contacts = json.Contacts ?? [];
        if (contacts.Length > MostContacts)
            Fault<string>("contacts", $"more than {MostContacts}");
        return new(
            holder,
            [.. contacts.Take(MostContacts).Index().Select(entry => Contact(entry.Item, entry.Index, holder))],
            Proxies(json.Proxies ?? [])
        );
    }

    private Actor Member(MemberJson json) =>
        new(
            Id(json.Id, "member.id"),
            Role.Member,
            Name(json.Name, "member.name"),
            Code(json.Fund, "member.fund"),
            json.Email is null ? null : Email(json.Email, "member.email"),
            json.Profile switch
            {
                null => null,
                "particulier" => Profile.Particulier,
                "exploitant" => Profile.Exploitant,
                "employeur" => Profile.Employeur,
                "tiers" => Profile.Tiers,
                _ => Fault<Profile?>("member.profile", "must be particulier, exploitant, employeur or tiers"),
            }
        );

    private ImportedContact Contact(ContactJson? json, int index, Actor holder)
    {
        var place = $"contacts[{index}]";
        json ??= new(null, null, null, null, null, null, null, null);
        var sentAt = Past(json.SentAt, $"{place}.sentAt");
        return new(
            sentAt,
            json.Fund is null ? holder.Fund ?? "" : Code(json.Fund, $"{place}.fund"),
            new(
                Label(json.Topic?.Theme, $"{place}.topic.theme"),
                Label(json.Topic?.Subject, $"{place}.topic.subject"),
                Label(json.Topic?.Reason, $"{place}.topic.reason")
            ),
            json.Kind switch
            {
                "question" => ContactKind.Question,
                "information" => ContactKind.Information,
                "document" => ContactKind.Document,
                _ => Fault<ContactKind>($"{place}.kind", "must be question, information or document"),
            },
            json.Text ?? Fault<string>($"{place}.text", "is missing") ?? "",
            Messages(json.Messages ?? [], place, sentAt, holder),
            json.Read ?? true,
            json.Proxy is null ? null : Person(json.Proxy, Role.Member, $"{place}.proxy")
        );
    }

    private ImmutableArray<ImportedMessage> Messages(
        MessageJson?[] messages,
        string contact,
        DateTimeOffset after,
        Actor holder
    )
    {
        var read = ImmutableArray.CreateBuilder<ImportedMessage>(messages.Length);
        foreach (var (index, message) in messages.Index())
        {
            var place = $"{contact}.messages[{index}]";
            var next = Message(message ?? new(null, null, null, null, null), place, holder);
            if (next.SentAt < after)
                Fault<string>($"{place}.sentAt", "is before what it follows");
            after = next.SentAt;
            read.Add(next);
        }
        return read.DrainToImmutable();
    }

    private ImportedMessage Message(MessageJson json, string place, Actor holder)
    {
        if (json is { Agent: not null, Proxy: not null })
            Fault<string>(place, "is of an agent or of a proxy, not of both");
        if (json is { Agent: null, Kind: not null })
            Fault<string>($"{place}.kind", "is for answers, which have an agent");
        return new(
            Past(json.SentAt, $"{place}.sentAt"),
            json.Agent is { } agent ? Person(agent, Role.Agent, $"{place}.agent")
                : json.Proxy is { } proxy ? Person(proxy, Role.Member, $"{place}.proxy")
                : holder,
            json.Kind switch
            {
                null or "final" => ReplyKind.Final,
                "interim" => ReplyKind.Interim,
                _ => Fault<ReplyKind>($"{place}.kind", "must be final or interim"),
            },
            json.Text ?? Fault<string>($"{place}.text", "is missing") ?? ""
        );
    }

    private ImmutableDictionary<string, ProxyTerms> Proxies(ProxyJson?[] proxies)
    {
        var terms = ImmutableDictionary.CreateBuilder<string, ProxyTerms>(StringComparer.Ordinal);
        foreach (var (index, given) in proxies.Index())
        {
            var (place, json) = ($"proxies[{index}]", given ?? new(null, null, null, null, null));
            var id = Id(json.Id, $"{place}.id");
            if (id.Length > 0 && terms.ContainsKey(id))
                Fault<string>($"{place}.id", "is given twice");
            terms[id] = new(
                Name(json.Name, $"{place}.name"),
                json.Email is null ? null : Email(json.Email, $"{place}.email"),
                json.From is null ? null : Instant(json.From, $"{place}.from"),
                json.Until is null ? null : Instant(json.Until, $"{place}.until")
            );
        }
        return terms.ToImmutable();
    }

    private Actor Person(PersonJson json, Role role, string place) =>
        new(
            Id(json.Id, $"{place}.id"),
            role,
            Name(json.Name, $"{place}.name"),
            Title: json.Title is null ? null : Name(json.Title, $"{place}.title")
        );

    private CodeLabel Label(CodeLabelJson? json, string place) =>
        new(
            Code(json?.Code, $"{place}.code"),
            json?.Label is { Length: <= LongestLabel } label && PersonName.Clean(label) is not null
                ? label.Trim()
                : Fault<string>($"{place}.label", $"must be 1 to {LongestLabel} characters") ?? ""
        );

    private string Code(string? code, string place) =>
        code is { Length: <= LongestCode } && KebabCase().IsMatch(code)
            ? code
            : Fault<string>(place, $"must be 1 to {LongestCode} small letters, digits and single hyphens") ?? "";

    private string Id(string? id, string place) =>
        PersonId.IsOne(id)
            ? id!
            : Fault<string>(place, "must be 1 to 128 letters without accents, digits or . _ ~ @ | : + -") ?? "";

    private string Name(string? name, string place) =>
        PersonName.Clean(name) ?? Fault<string>(place, "must have something to read") ?? "";

    private string? Email(string email, string place) =>
        EmailAddress.Find(email)?.ToString() ?? Fault<string>(place, "is no e-mail address");

    private DateTimeOffset Past(string? text, string place)
    {
        var instant = Instant(text, place);
        if (instant > now)
            Fault<string>(place, "is in the future");
        return instant;
    }

    /// <summary>In UTC. One without an offset would mean another instant on another machine.</summary>
    private DateTimeOffset Instant(string? text, string place) =>
        DateTimeOffset.TryParseExact(
            text,
            Instants,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        )
        && instant >= Oldest
            ? instant.ToUniversalTime()
            : Fault<DateTimeOffset>(place, "must be an instant since 2000 such as 2025-03-14T10:05:00+01:00");

    private T? Fault<T>(string place, string reason)
    {
        _faults.Add($"{place}: {reason}");
        return default;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex KebabCase();
}
