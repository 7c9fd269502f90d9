namespace MsaOrleans.Mailboxes;

/// <summary>Which mails a member wants. The acknowledgement is always sent.</summary>
/// <param name="AnswerNotifications">A mail when an answer is there.</param>
/// <param name="Recalls">A second one when it is still unread after 5 business days.</param>
[GenerateSerializer, Immutable, Alias("preferences")]
public sealed record Preferences(
    [property: Id(0)] bool AnswerNotifications = true,
    [property: Id(1)] bool Recalls = true
);
