using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>
/// How the mailbox delivers what it owes: it hands over without waiting, and strikes an effect off
/// when its taker calls back. What nobody called back about is handed over again.
/// </summary>
internal sealed partial class MailboxGrain : IOutbox, IMandateBook
{
    /// <summary>Longer than any taker needs: only then is an effect handed over a second time.</summary>
    private static readonly TimeSpan HandOverGrace = TimeSpan.FromMinutes(1);

    /// <summary>Handed over by this activation, and when.</summary>
    private readonly Dictionary<string, DateTimeOffset> _handedOver = [];

    public async Task SettleAsync(string effectId, MailOutcome outcome)
    {
        var now = time.GetUtcNow();
        if (outcome == MailOutcome.Refused)
            LogRefused(logger, this.GetPrimaryKeyString(), effectId);
        await CommitAsync(Mailbox.Settle(Present(now), effectId, outcome, now), now);
    }

    public async Task NoteMandateAsync(MandateWord word)
    {
        var now = time.GetUtcNow();
        var held = new HeldMandate(word.MemberId, word.Name, word.From, word.Until, word.Revision, word.Revoked);
        await CommitAsync(Mailbox.Note(Present(now), held), now);
        await GrainFactory.GetGrain<IOutbox>(word.MemberId).SettleAsync(word.EffectId, MailOutcome.Sent);
    }

    private void DeliverOutbox(DateTimeOffset now)
    {
        foreach (var settled in _handedOver.Keys.Except(State.Outbox.Select(effect => effect.Id)).ToList())
            _handedOver.Remove(settled);
        foreach (var effect in State.Outbox.Where(effect => effect.DueAt <= now))
        {
            if (_handedOver.TryGetValue(effect.Id, out var at) && now - at < HandOverGrace)
                continue;
            _handedOver[effect.Id] = now;
            HandOver(effect, now);
        }
    }

    private void HandOver(Effect effect, DateTimeOffset now)
    {
        var handed = effect.Mail is { } kind
            ? GrainFactory.GetGrain<IMailerGrain>(0).SendAsync(JobOf(effect, kind, now))
            : GrainFactory.GetGrain<IMandateBook>(effect.To).NoteMandateAsync(WordOf(effect, now));
        handed.Ignore();
    }

    private MailJob JobOf(Effect effect, MailKind kind, DateTimeOffset now)
    {
        var contact = State.Contacts.FirstOrDefault(known => known.Id == effect.ContactId);
        return new(
            State.MemberId, effect.Id, kind, effect.To, effect.Fund, now, effect.OccurredAt,
            effect.Deadline, contact?.Id, contact?.Topic.Theme.Label, effect.Level);
    }

    private MandateWord WordOf(Effect effect, DateTimeOffset now)
    {
        var word = Mailbox.WordTo(State, effect.To, now);
        return new(effect.Id, word.MemberId, word.Name, word.From, word.Until, word.Revision, word.Revoked);
    }
}
