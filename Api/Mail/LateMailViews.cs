using System.Collections.Immutable;
using MsaOrleans.Mail;

namespace MsaOrleans.Api.Mail;

/// <summary>A page of late mails, each with its cause in words.</summary>
public sealed record LateMailPageView(ImmutableArray<LateMailView> Items, string? Next)
{
    internal static LateMailPageView Of(LateMailPage page) => new([.. page.Items.Select(LateMailView.Of)], page.Next);
}

/// <summary>A mail that did not leave at its first try.</summary>
public sealed record LateMailView(
    string Id,
    LateMailState State,
    string Mail,
    string Fund,
    string MemberId,
    string? ContactId,
    string Domain,
    MailFault? Cause,
    string Explanation,
    int Tries,
    DateTimeOffset Since,
    DateTimeOffset? NextTryAt,
    DateTimeOffset? GivenUpAt
)
{
    internal static LateMailView Of(LateMail mail) =>
        new(
            mail.Id,
            mail.State,
            mail.Mail,
            mail.Fund,
            mail.MemberId,
            mail.ContactId,
            mail.Domain,
            mail.Cause,
            MailCauses.Explain(mail.Cause),
            mail.Tries,
            mail.Since,
            mail.NextTryAt,
            mail.GivenUpAt
        );
}
