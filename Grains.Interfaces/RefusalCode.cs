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
}
