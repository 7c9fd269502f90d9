using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A member or proxy says whether an answer settled their request. No clock starts, no mail leaves.</summary>
internal static class Thanking
{
    /// <summary>
    /// Keeps what they say last about the answer that stands. To say it is to have read the answer; to say the same
    /// again changes nothing.
    /// </summary>
    public static Outcome<Decision<Contact>> Decide(
        MailboxState state,
        Actor actor,
        string contactId,
        NewFeedback command,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        if (Access.AsMember(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (!contact.IsAnswered)
            return RefusalCode.NotAnswered;
        var before = contact.CurrentFeedback;
        if (before is not null && (before.Resolved, before.Rating) == (command.Resolved, command.Rating))
            return state.Answering(contact);

        var given = new Feedback(contact.Clock.Number, command.Resolved, command.Rating, now);
        var said = Reading.Read(contact, now).Changed() with { Feedback = given };
        return state.With(said).Owing(RequestFigures.Feedback(said, given, before, policy, now)).Answering(said);
    }
}

/// <summary>What a member or proxy said of an answer.</summary>
/// <param name="Clock">Number of the clock that the answer stopped: a reopened contact gets another answer.</param>
/// <param name="Rating">1 to 5; null when none was given.</param>
internal sealed record Feedback(int Clock, bool Resolved, int? Rating, DateTimeOffset At);
