namespace MsaOrleans.Grains.Mail;

/// <summary>What mails say about the service.</summary>
/// <param name="Portal">The address that their links begin with.</param>
/// <param name="Domain">The domain of their Message-IDs.</param>
public sealed record MailIdentity(Uri Portal, string Domain);
