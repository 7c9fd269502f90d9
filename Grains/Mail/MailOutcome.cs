namespace MsaOrleans.Grains.Mail;

/// <summary>What a mailbox is told of a mail that it owes.</summary>
[GenerateSerializer, Alias("mail-outcome")]
public enum MailOutcome
{
    /// <summary>The server took it, or the file is in the pickup folder.</summary>
    Sent = 1,

    /// <summary>The address takes no mail and never will: never tried again.</summary>
    Refused = 2,

    /// <summary>Not taken, and not the address's fault: to be tried again later.</summary>
    Deferred = 3,
}
