namespace MsaOrleans.Grains.Mail;

/// <summary>What mails say of the service.</summary>
/// <param name="Portal">Where their links lead.</param>
/// <param name="Domain">Of their Message-IDs.</param>
public sealed record MailIdentity(Uri Portal, string Domain);
