using System.Diagnostics;
using System.Text.Json;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Load;

/// <summary>
/// How fast mailboxes wake up, what they weigh awake, and how long a silo takes to put them all to sleep.
/// </summary>
internal static class Activations
{
    private const int Contacts = 3;
    private const int Clients = 64;
    private static readonly TimeSpan UntilMailsHaveLeft = TimeSpan.FromSeconds(5);

    public static async Task MeasureAsync(InnerSilo silo, int mailboxes)
    {
        var written = Stopwatch.StartNew();
        await FillAsync(silo, mailboxes);
        Console.WriteLine(
            FormattableString.Invariant(
                $"{mailboxes} mailboxes of {Contacts} contacts stored in {written.Elapsed.TotalSeconds:0} s"
            )
        );

        var (heap, workingSet) = Memory();
        var awake = await ReadAllAsync(silo, mailboxes);
        var (fullHeap, fullWorkingSet) = Memory();
        Console.WriteLine(
            FormattableString.Invariant(
                $"activation: {mailboxes / awake.TotalSeconds:0} mailboxes a second, {Clients} at a time, each read from PostgreSQL"
            )
        );
        Console.WriteLine(
            FormattableString.Invariant(
                $"memory: {(fullHeap - heap) / 1024.0 / mailboxes:0.0} KiB of heap for each; working set {workingSet >> 20} MiB before, {fullWorkingSet >> 20} MiB after"
            )
        );
        var again = await ReadAllAsync(silo, mailboxes);
        Console.WriteLine(
            FormattableString.Invariant($"the same again, awake: {mailboxes / again.TotalSeconds:0} a second")
        );
        var stop = Stopwatch.StartNew();
        await silo.StopAsync();
        Console.WriteLine(
            FormattableString.Invariant(
                $"drain: {stop.Elapsed.TotalSeconds:0.0} s from being told to stop to all asleep"
            )
        );
    }

    /// <summary>The first is written to as members do; the others are stored as copies of it.</summary>
    private static async Task FillAsync(InnerSilo silo, int mailboxes)
    {
        var first = silo.Grains.GetGrain<IMailboxGrain>(Member(0));
        for (var i = 0; i < Contacts; i++)
            if ((await first.SubmitAsync(Actor(0), Request(i))).Refusal is { } refusal)
                throw new InvalidOperationException($"Refused: {refusal.Code}");
        await Task.Delay(UntilMailsHaveLeft, TimeProvider.System);
        var state = new GrainState<JsonElement>();
        await silo.Storage.ReadStateAsync("mailbox", Id(0), state);
        var json = state.State.GetRawText();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, mailboxes - 1),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (number, _) =>
                await silo.Storage.WriteStateAsync(
                    "mailbox",
                    Id(number),
                    new GrainState<JsonElement>(
                        JsonElement.Parse(json.Replace(Member(0), Member(number), StringComparison.Ordinal))
                    )
                )
        );
    }

    private static async Task<TimeSpan> ReadAllAsync(InnerSilo silo, int mailboxes)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, mailboxes),
            new ParallelOptions { MaxDegreeOfParallelism = Clients },
            async (number, _) =>
            {
                var view = await silo.Grains.GetGrain<IMailboxGrain>(Member(number)).ListAsync(Actor(number));
                if (!view.TryGet(out var list, out var refusal) || list.Contacts.Length != Contacts)
                    throw new InvalidOperationException($"{Member(number)} does not have {Contacts} contacts.");
            }
        );
        return watch.Elapsed;
    }

    private static (long Heap, long WorkingSet) Memory() =>
        (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);

    private static string Member(int number) => $"member-{number}";

    private static GrainId Id(int number) => GrainId.Create("mailbox", Member(number));

    private static Actor Actor(int number) =>
        new(Member(number), Role.Member, "Jean Martin", "picardie", "jean@membre.example", Profile.Particulier);

    private static NewContact Request(int number) =>
        new(
            new("famille", "allocations-familiales", "mon-changement-de-situation"),
            ContactKind.Question,
            $"Bonjour, voici ma question numéro {number} : j’ai déménagé le mois dernier, quels documents dois-je vous envoyer pour que mes droits soient recalculés ? Merci de votre réponse."
        );
}
