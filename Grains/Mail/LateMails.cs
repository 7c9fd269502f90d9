using System.Collections.Immutable;
using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mail;

/// <summary>
/// A state that is stored together with the rows by which admins find its mails that did not leave at once, in one
/// transaction.
/// </summary>
public interface IListsLateMails
{
    /// <summary>What changes of the list with this state.</summary>
    ImmutableArray<LateMailChange> LateMails { get; }
}

/// <param name="Row">Null when the mail leaves the list.</param>
public sealed record LateMailChange(string Id, LateMailRow? Row);

/// <summary>A mail in the list, by what its mailbox knows of it.</summary>
/// <param name="EffectId">The mail, as its mailbox names it.</param>
/// <param name="Domain">Of its address.</param>
public sealed record LateMailRow(
    string EffectId,
    LateMailState State,
    string Mail,
    string Fund,
    string? ContactId,
    string Domain,
    MailFault? Cause,
    int Tries,
    DateTimeOffset Since,
    DateTimeOffset? NextTryAt,
    DateTimeOffset? GivenUpAt
)
{
    /// <summary>The order of the list.</summary>
    public DateTimeOffset At => GivenUpAt ?? Since;
}

/// <summary>The list of mails that did not leave at once, of all mailboxes.</summary>
public interface ILateMailStore
{
    /// <summary>Those that wait, from the oldest on; those given up, from the newest on.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    Task<IReadOnlyList<ListedMail>> ListAsync(LateMailState state, LateMailPlace? after, int limit);

    Task<ListedMail?> FindAsync(string id);

    /// <summary>Removes a mail that its mailbox does not know.</summary>
    Task ForgetAsync(string id);
}

/// <param name="MemberId">Whose mailbox owes it.</param>
public sealed record ListedMail(string Id, string MemberId, LateMailRow Row);

/// <summary>A place in the list.</summary>
/// <param name="At">UTC, in ticks.</param>
public sealed record LateMailPlace(long At, string Id);
