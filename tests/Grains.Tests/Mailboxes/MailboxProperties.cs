using CsCheck;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>Whatever is done, in whatever order, over months: what the mailbox promises holds.</summary>
public sealed class MailboxProperties
{
    /// <summary>Small, so that few commands reach the limits.</summary>
    private static readonly MailboxPolicy Small = Policy(
        new MailboxLimit(MaxContacts: 4, HistoryMonths: 2, SubmissionsPerHour: 3)
    );

    private static readonly Gen<Command> Commands = Gen.Frequency(
        (4, Gen.Int[0, 3].Select(key => new Command(What.Submit, key))),
        (2, Gen.Int[0, 3].Select(key => new Command(What.SubmitAsProxy, key))),
        (4, Gen.Int[0, 5].Select(which => new Command(What.ReplyFinal, which))),
        (2, Gen.Int[0, 5].Select(which => new Command(What.ReplyInterim, which))),
        (3, Gen.Int[0, 5].Select(which => new Command(What.AddMessage, which))),
        (2, Gen.Int[0, 5].Select(which => new Command(What.Read, which))),
        (1, Gen.Int[0, 30].Select(days => new Command(What.Grant, days))),
        (1, Gen.Const(new Command(What.Revoke, 0))),
        (1, Gen.Int[0, 3].Select(name => new Command(What.Rename, name))),
        (3, Gen.Int[0, 5].Select(which => new Command(What.Claim, which))),
        (1, Gen.Int[0, 5].Select(which => new Command(What.Assign, which))),
        (1, Gen.Int[0, 5].Select(which => new Command(What.Release, which))),
        (1, Gen.Int[0, 5].Select(which => new Command(What.Note, which))),
        (1, Gen.Int[0, 5].Select(which => new Command(What.Send, which))),
        (1, Gen.Int[0, 5].Select(which => new Command(What.SendBack, which))),
        (4, Gen.Int[0, 9].Select(which => new Command(What.Settle, which))),
        (1, Gen.Int[0, 9].Select(which => new Command(What.PutOff, which))),
        (1, Gen.Int[0, 9].Select(which => new Command(What.Doubt, which))),
        (4, Gen.Int[1, 600].Select(minutes => new Command(What.Wait, minutes))),
        (4, Gen.Int[600, 60_000].Select(minutes => new Command(What.Wait, minutes)))
    );

    [Fact]
    public void The_promises_hold_after_any_sequence_of_commands() =>
        Commands
            .List[1, 80]
            .Sample(
                commands =>
                {
                    var run = new Run();
                    foreach (var command in commands)
                        run.Do(command);
                },
                iter: 4_000
            );

    private enum What
    {
        Submit,
        SubmitAsProxy,
        ReplyFinal,
        ReplyInterim,
        AddMessage,
        Read,
        Grant,
        Revoke,
        Rename,
        Claim,
        Assign,
        Release,
        Note,
        Send,
        SendBack,
        Settle,
        PutOff,
        Doubt,
        Wait,
    }

    private sealed record Command(What What, int Number);

    private sealed class Run
    {
        private readonly HashSet<string> _everOwed = [];
        private MailboxState _state = MailboxState.Empty(Jean.Id);
        private DateTimeOffset _now = Tuesday;
        private readonly Dictionary<string, BoardIndex> _boards = new() { ["picardie"] = new(), ["gironde"] = new() };
        private int _ids;

        public void Do(Command command)
        {
            if (command.What == What.Wait)
                _now = _now.AddMinutes(command.Number);
            var present = Agenda.Advance(_state, Small, _now);
            CheckAdvance(_state, present);
            var next = Next(present, command) ?? present;
            CheckStep(present, next);
            CheckBoards(BoardNotices.OfChanges(_state, next, _now));
            _state = next == _state ? _state : next with { Revision = _state.Revision + 1 };
            CheckState();
        }

        private MailboxState? Next(MailboxState state, Command command) =>
            command.What switch
            {
                What.Submit => Submission
                    .Decide(state, Jean, Request(key: $"k{command.Number}-{_now.Day}"), Small, _now, Id(++_ids))
                    .NextIfAny(),
                What.SubmitAsProxy => Submission.Decide(state, Lucie, Request(), Small, _now, Id(++_ids)).NextIfAny(),
                What.ReplyFinal => Replying
                    .Decide(state, Agent, Which(state, command), new(ReplyKind.Final, "Voici la réponse."), Small, _now)
                    .NextIfAny(),
                What.ReplyInterim => Replying
                    .Decide(state, Agent, Which(state, command), new(ReplyKind.Interim, "Nous cherchons."), Small, _now)
                    .NextIfAny(),
                What.AddMessage => FollowUp
                    .Decide(state, Jean, Which(state, command), new(Text), Small, _now)
                    .NextIfAny(),
                What.Read => Reading.Decide(state, Jean, Which(state, command), _now).NextIfAny(),
                What.Grant => Procurations
                    .Grant(state, Jean, Lucie.Id, new("Lucie", null, null, _now.AddDays(command.Number)), _now)
                    .NextIfAny(),
                What.Revoke => Procurations.Revoke(state, Jean, Lucie.Id, _now).NextIfAny(),
                What.Rename => Preferring
                    .Decide(state, Jean with { Name = $"Jean {command.Number}" }, state.Preferences, _now)
                    .NextIfAny(),
                What.Claim => Claiming.Claim(state, Agent, Which(state, command), new(), Small, _now).NextIfAny(),
                What.Assign => Claiming
                    .Claim(state, Supervisor, Which(state, command), new(Colleague.Id), Small, _now)
                    .NextIfAny(),
                What.Release => Claiming.Release(state, Agent, Which(state, command), _now).NextIfAny(),
                What.Note => NoteTaking
                    .Decide(state, Agent, Which(state, command), new("À rappeler."), Small, _now)
                    .NextIfAny(),
                What.Send => Transfer
                    .Decide(state, Agent, Which(state, command), new(Topic, "gironde"), Small, _now)
                    .NextIfAny(),
                What.SendBack => Transfer
                    .Decide(state, OtherFundAgent, Which(state, command), new(Topic, "picardie"), Small, _now)
                    .NextIfAny(),
                What.Settle when state.Outbox.Length > command.Number => Settlement.Decide(
                    state,
                    state.Outbox[command.Number].Id,
                    (MailOutcome)(1 + command.Number % 3),
                    _now
                ),
                What.PutOff when state.Outbox.Length > command.Number => Settlement.PutOff(
                    state,
                    state.Outbox[command.Number].Id,
                    _now.AddMinutes(12),
                    _now
                ),
                What.Doubt when state.Outbox.Length > command.Number => Settlement.Doubt(
                    state,
                    state.Outbox[command.Number].Id,
                    _now
                ),
                _ => null,
            };

        private static string Which(MailboxState state, Command command) =>
            command.Number < state.Contacts.Length ? state.Contacts[command.Number].Id : "none";

        private void CheckAdvance(MailboxState before, MailboxState present)
        {
            Assert.Equal(present, Agenda.Advance(present, Small, _now));
            foreach (var gone in before.Contacts.Where(known => present.Contacts.All(kept => kept.Id != known.Id)))
                Assert.True(Expiry.At(gone, Small) <= _now, "only what has expired leaves by itself");
            var next = Agenda.NextEvent(present, Small);
            Assert.True(next is null || next > _now, "nothing that is due was left undone");
        }

        private void CheckStep(MailboxState before, MailboxState after)
        {
            foreach (var waiting in before.Contacts.Where(contact => !contact.IsAnswered))
                Assert.Contains(after.Contacts, contact => contact.Id == waiting.Id);
            foreach (var contact in after.Contacts)
                if (
                    before.Contacts.FirstOrDefault(known => known.Id == contact.Id) is { } earlier
                    && earlier != contact
                )
                    Assert.True(contact.Version > earlier.Version, "each change shows in the version");
            foreach (var owed in after.Outbox.Where(effect => before.Outbox.All(known => known.Id != effect.Id)))
                Assert.True(_everOwed.Add(owed.Id), $"{owed.Id} is owed once");
        }

        /// <summary>Boards that hear each word show what waits in the mailbox, no more and no less.</summary>
        private void CheckBoards(MailboxState announcing)
        {
            foreach (var word in announcing.Outbox.OfType<BoardNotice>())
                _boards[word.To]
                    .Apply(
                        word.ContactId,
                        BoardNotices.VersionOf(announcing, word.ContactId),
                        BoardNotices.EntryOf(announcing, word.To, word.ContactId),
                        _now
                    );
            foreach (var (fund, board) in _boards)
                Assert.Equal(
                    announcing
                        .Contacts.Select(contact => BoardNotices.EntryOf(announcing, fund, contact.Id))
                        .OfType<BoardEntry>()
                        .ToHashSet(),
                    board.Entries.ToHashSet()
                );
        }

        private void CheckState()
        {
            var view = MailboxViews.List(_state, Jean, Small, _now).Accepted();
            Assert.True(view.Contacts.Length <= 4);
            Assert.All(_state.Contacts, contact => Assert.True(_now < Expiry.At(contact, Small)));
            Assert.Equal(
                view.Contacts.OrderByDescending(contact => contact.CreatedAt).Select(contact => contact.CreatedAt),
                view.Contacts.Select(contact => contact.CreatedAt)
            );
            Assert.Equal(RefusalCode.NotFound, MailboxViews.List(_state, Admin, Small, _now).Refusal?.Code);
            foreach (var contact in _state.Contacts)
                CheckClock(contact);
        }

        private static void CheckClock(Contact contact)
        {
            var (clock, deadline) = (contact.Clock, contact.Clock.Deadline);
            var owed = clock.Kind == ClockKind.Response ? Small.Sla.Response : Small.Sla.Resolution;
            Assert.Equal(owed, Small.CalendarOf(contact).Between(deadline.ReceivedAt, deadline.DueAt));
            Assert.Equal(contact.IsAnswered, !clock.IsRunning);
            Assert.Equal(contact.IsAnswered, contact.AnsweredAt is not null);
            var steps = contact.Escalations.Select(step => (contact.Id, step.Clock, step.Level)).ToList();
            Assert.Equal(steps.Distinct(), steps);
            Assert.Equal(steps.Order(), steps);
            Assert.All(contact.Escalations, step => Assert.True(step.DueAt <= step.ReachedAt));
            Assert.False(contact.IsAnswered && contact.Claim is not null);
        }
    }
}
