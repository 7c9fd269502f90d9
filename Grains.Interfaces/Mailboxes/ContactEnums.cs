namespace MsaOrleans.Mailboxes;

/// <summary>What the member wants.</summary>
[GenerateSerializer, Alias("contact-kind")]
public enum ContactKind
{
    /// <summary>Poser une question.</summary>
    Question = 1,

    /// <summary>Signaler une information.</summary>
    Information = 2,

    /// <summary>Demander une pièce.</summary>
    Document = 3,
}

[GenerateSerializer, Alias("contact-status")]
public enum ContactStatus
{
    /// <summary>A first answer is owed.</summary>
    Open = 1,

    /// <summary>An interim answer was given; the final one is owed.</summary>
    Pending = 2,

    Answered = 3,
}

[GenerateSerializer, Alias("author-kind")]
public enum AuthorKind
{
    Member = 1,
    Proxy = 2,
    Agent = 3,
}

[GenerateSerializer, Alias("message-kind")]
public enum MessageKind
{
    /// <summary>The first message of a contact.</summary>
    Request = 1,

    /// <summary>What the member adds later.</summary>
    FollowUp = 2,

    /// <summary>Réponse d'attente.</summary>
    Interim = 3,

    /// <summary>Réponse définitive.</summary>
    Final = 4,
}
