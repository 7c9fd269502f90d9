using MsaOrleans.Grains.Mailboxes;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Silo.Mailboxes;

/// <summary>
/// A file of histories brought in from the command line, <c>Silo -- import FILE</c>, or tried without a change,
/// <c>Silo -- check-import FILE</c>. Each line is a mailbox, which comes as a whole or not at all: docs/import.md.
/// </summary>
public sealed class ImportCommand
{
    private const int AllIn = 0,
        Stopped = 1,
        SomeRefused = 2;

    /// <summary>Mailboxes on their way at one time: enough for their commits to be gathered.</summary>
    private const int AtOnce = 64;

    /// <summary>Lines in a row that fail for no fault of theirs, after which nothing else will come through.</summary>
    private const int MostFailures = 100;

    /// <summary>Before a line that failed is tried again.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    private readonly Func<ImportedMailbox, string, Task<ImportOutcome>> _import;
    private readonly TimeProvider _time;
    private readonly ImportReport _report;
    private int _failuresInARow;

    private ImportCommand(
        IServiceProvider services,
        TextWriter output,
        string done,
        Func<ImportedMailbox, string, Task<ImportOutcome>> import
    )
    {
        _time = services.GetRequiredService<TimeProvider>();
        _report = new(output, _time, done);
        _import = import;
    }

    /// <summary>Brings the histories in, by the silo that these services are of.</summary>
    /// <returns>The exit code: 0 when all are in, 1 when it was stopped, 2 when some lines are not in.</returns>
    public static Task<int> ImportAsync(
        IServiceProvider services,
        Stream file,
        TextWriter output,
        CancellationToken stopping
    )
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        return new ImportCommand(
            services,
            output,
            "imported",
            (mailbox, key) => grains.GetGrain<IMailboxImport>(mailbox.Holder.Id).ImportOnceAsync(mailbox, key)
        ).RunAsync(file, stopping);
    }

    /// <summary>Tries the lines by the same rules, and needs neither a silo nor a database.</summary>
    /// <returns>The exit code, as that of an import.</returns>
    public static Task<int> CheckAsync(
        IServiceProvider services,
        Stream file,
        TextWriter output,
        CancellationToken stopping
    )
    {
        var rehearsal = services.GetRequiredService<IImportRehearsal>();
        var members = new ImportedMembers();
        return new ImportCommand(
            services,
            output,
            "to import",
            (mailbox, key) => Task.FromResult(members.Meet(mailbox.Holder.Id, key, rehearsal.Try(mailbox)))
        ).RunAsync(file, stopping);
    }

    private async Task<int> RunAsync(Stream file, CancellationToken stopping)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            await Parallel.ForEachAsync(
                ImportLines.ReadAsync(file, giveUp.Token),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = giveUp.Token },
                async (line, stop) =>
                {
                    await TakeAsync(line, stop);
                    if (Volatile.Read(ref _failuresInARow) >= MostFailures)
                        await giveUp.CancelAsync();
                }
            );
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            _report.Stopped();
            return Stopped;
        }
        catch (IOException failure)
        {
            await Console.Error.WriteLineAsync($"The file can't be read to its end: {failure.Message}");
            _report.Stopped();
            return Stopped;
        }
        _report.End();
        return _report.AreAllIn ? AllIn : SomeRefused;
    }

    private async Task TakeAsync(ImportLine line, CancellationToken stop)
    {
        if (line.IsEmpty)
            return;
        if (!MailboxLine.TryRead(line, _time.GetUtcNow(), out var mailbox, out var fault))
            _report.Refused(line.Number, fault);
        else
            await ImportAsync(line.Number, mailbox, stop);
    }

    private async Task ImportAsync(long number, MailboxLine mailbox, CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
            try
            {
                var outcome = await _import(mailbox.Mailbox, mailbox.Key);
                Volatile.Write(ref _failuresInARow, 0);
                _report.Done(number, mailbox.Mailbox.Contacts.Length, outcome);
                return;
            }
            catch (Exception) when (tries < Pauses.Length)
            {
                await Task.Delay(Pauses[tries], _time, stop);
            }
            catch (Exception failure)
            {
                Interlocked.Increment(ref _failuresInARow);
                _report.Refused(number, $"failed three times: {failure.GetType().Name}");
                return;
            }
    }
}
