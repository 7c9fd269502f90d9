using System.Collections.Immutable;

namespace MsaOrleans.Mail;

/// <summary>A mail that did not leave at its first try.</summary>
/// <param name="Id">Names the mail, and neither a person nor an address.</param>
/// <param name="Mail">Which one, as contacts name their undelivered mails: <c>acknowledgement</c>…</param>
/// <param name="Fund">In whose name it goes out.</param>
/// <param name="MemberId">Whose mailbox owes it.</param>
/// <param name="ContactId">Null of a mail about a procuration.</param>
/// <param name="Domain">Of its address, after the @; empty when it was no address.</param>
/// <param name="Cause">Of the last try.</param>
/// <param name="Tries">Those that failed, and those that may have succeeded.</param>
/// <param name="Since">When it came to be owed.</param>
/// <param name="NextTryAt">Null once it is given up.</param>
/// <param name="GivenUpAt">Null while it waits.</param>
[GenerateSerializer, Immutable, Alias("late-mail")]
public sealed record LateMail(
    [property: Id(0)] string Id,
    [property: Id(1)] LateMailState State,
    [property: Id(2)] string Mail,
    [property: Id(3)] string Fund,
    [property: Id(4)] string MemberId,
    [property: Id(5)] string? ContactId,
    [property: Id(6)] string Domain,
    [property: Id(7)] MailFault? Cause,
    [property: Id(8)] int Tries,
    [property: Id(9)] DateTimeOffset Since,
    [property: Id(10)] DateTimeOffset? NextTryAt,
    [property: Id(11)] DateTimeOffset? GivenUpAt
);

/// <param name="Next">To ask for the next page by; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("late-mail-page")]
public sealed record LateMailPage([property: Id(0)] ImmutableArray<LateMail> Items, [property: Id(1)] string? Next);

/// <summary>Stored by number.</summary>
[GenerateSerializer, Alias("late-mail-state")]
public enum LateMailState
{
    /// <summary>It was tried or had to wait its turn, and will be tried again.</summary>
    Waiting = 1,

    /// <summary>It was given up: its address was refused, or it waited for five days.</summary>
    Failed = 2,
}

/// <summary>What came of asking to try a mail again.</summary>
/// <param name="NextTryAt">When it is tried; null when it is not.</param>
[GenerateSerializer, Immutable, Alias("mail-retry")]
public sealed record MailRetry(
    [property: Id(0)] string Id,
    [property: Id(1)] string MemberId,
    [property: Id(2)] string? ContactId,
    [property: Id(3)] MailRetryOutcome Outcome,
    [property: Id(4)] DateTimeOffset? NextTryAt = null
);

[GenerateSerializer, Alias("mail-retry-outcome")]
public enum MailRetryOutcome
{
    /// <summary>It is tried at once; an alert by night when the office opens.</summary>
    Queued = 1,

    /// <summary>It is being sent: nothing was changed.</summary>
    UnderWay = 2,

    /// <summary>It has left meanwhile, or is no longer owed: there is nothing to try.</summary>
    NotOwed = 3,

    /// <summary>Its recipient has no address any more: it stays as it is.</summary>
    NoAddress = 4,
}
