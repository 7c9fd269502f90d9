namespace MsaOrleans;

/// <summary>Every reason for which a grain refuses. A number, once given, is never reused.</summary>
[GenerateSerializer, Alias("refusal-code")]
public enum RefusalCode
{
    /// <summary>No such thing, or nothing this caller may know of: the two answer alike.</summary>
    NotFound = 1,
    UnknownTopic = 2,
    TopicNotForProfile = 3,
    TextTooShort = 4,
    TextTooLong = 5,
    TextHasControlCharacters = 6,
    UnknownFund = 7,
    MailboxFull = 8,
    TooManyRequests = 9,
    IdempotencyKeyReused = 10,
    ContactClosed = 11,
    ThreadFull = 12,
    StaleVersion = 13,
    AlreadyAnswered = 14,
    InvalidPeriod = 15,
    TooManyProxies = 16,
    OwnProxy = 17,
    UnknownOnlineService = 18,

    /// <summary>Another agent holds the contact; the refusal names them.</summary>
    AlreadyClaimed = 19,

    /// <summary>The contact has its final answer: nothing is left to claim or to transfer.</summary>
    ContactAnswered = 20,

    /// <summary>The caller's role or fund does not allow it, and they may know that it is there.</summary>
    Forbidden = 21,

    /// <summary>Not a place in a list that this service ever gave.</summary>
    InvalidCursor = 22,

    /// <summary>The dates are the wrong way round or too far apart.</summary>
    InvalidDates = 23,

    /// <summary>A final answer is owed: nothing can be said of it yet.</summary>
    NotAnswered = 24,

    /// <summary>A run of retention is under way, or waits for the next night.</summary>
    RunUnderWay = 25,

    /// <summary>A legal hold keeps the mailbox as it is.</summary>
    MailboxHeld = 26,

    /// <summary>The mailbox holds as much text as one may.</summary>
    MailboxTooLarge = 27,

    /// <summary>The last day has passed, or is more than a year away.</summary>
    InvalidEnd = 28,

    /// <summary>The code of an invitation opens nothing: never given, used, expired or withdrawn.</summary>
    UnknownCode = 29,

    /// <summary>The words of procurations are others than those that the caller agreed to.</summary>
    WordingChanged = 30,

    /// <summary>There is nothing to look for in the text of a search, or too much.</summary>
    InvalidSearch = 40,
}
