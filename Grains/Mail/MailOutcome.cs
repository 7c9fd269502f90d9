namespace MsaOrleans.Grains.Mail;

/// <summary>What a mailbox is told about an effect that it owes.</summary>
[GenerateSerializer, Alias("mail-outcome")]
public enum MailOutcome
{
    /// <summary>The server accepted it, or the file is in the pickup folder.</summary>
    Sent = 1,

    /// <summary>The address accepts no mail for good; it is not tried again.</summary>
    Refused = 2,

    /// <summary>Not accepted, for a reason other than the address; it is tried again later.</summary>
    Deferred = 3,
}
