namespace MsaOrleans.Grains.Mail;

[GenerateSerializer, Alias("mail-outcome")]
public enum MailOutcome
{
    /// <summary>The server took it, or the file is in the pickup folder.</summary>
    Sent = 1,

    /// <summary>The server refuses this address for good (5xx): never tried again.</summary>
    Refused = 2,

    /// <summary>Down, slow, busy (4xx) or refusing the service itself: to be tried again later.</summary>
    Deferred = 3,
}
