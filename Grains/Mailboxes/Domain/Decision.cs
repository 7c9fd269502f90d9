namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What a rule decides unless it refuses: the next state and the answer to the caller.</summary>
internal sealed record Decision<T>(MailboxState Next, T Answer)
    where T : class;
