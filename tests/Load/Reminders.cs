using System.Diagnostics;
using Npgsql;

namespace MsaOrleans.Load;

/// <summary>
/// What it costs one silo of two to read its reminders again, which it does every five minutes, when nearly all are
/// far off: without the window, with it, and with the index that has the time first.
/// </summary>
internal static class Reminders
{
    private const string ByHash = "CREATE INDEX by_hash ON OrleansRemindersTable (ServiceId, GrainHash, StartTime)";
    private const string Window = "AND StartTime <= now() + INTERVAL '1 hour'";
    private const int Runs = 5;

    /// <summary>One in a thousand is due within the hour, the others over three years.</summary>
    private const string Fill = """
        INSERT INTO OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
        SELECT 'scale', 'mailbox/member-' || n, 'wake-up',
            now() + CASE WHEN n % 1000 = 0 THEN INTERVAL '59 minutes' ELSE INTERVAL '2 hours' + n % 1000 * INTERVAL '26 hours' END,
            60000, hashtext(n::text), 0
        FROM generate_series(1, @count) n
        """;

    public static async Task MeasureAsync(string database, int count)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Command Timeout=300");
        await ExecuteAsync(source, Fill, new NpgsqlParameter("count", count));
        await ExecuteAsync(source, "VACUUM ANALYZE OrleansRemindersTable");
        var read = await TextAsync(source);
        Console.WriteLine(
            $"\n{count} reminders, one in a thousand due within the hour; one silo of two reads its half, "
                + $"median of {Runs}:\n"
        );
        Console.WriteLine("| | rows | time | allocated |\n|---|---:|---:|---:|");
        await ReportAsync(source, "index by time, window", read);
        await ExecuteAsync(source, ByHash);
        await ExecuteAsync(source, "DROP INDEX IX_OrleansRemindersTable_StartTime");
        await ReportAsync(source, "index by hash, window", read);
        await ReportAsync(source, "index by hash, no window", read.Replace(Window, "", StringComparison.Ordinal));
    }

    private static async Task ReportAsync(NpgsqlDataSource source, string what, string query)
    {
        var runs = new List<(int Rows, double Milliseconds, long Bytes)>();
        for (var run = 0; run < Runs; run++)
            runs.Add(await ReadAsync(source, query));
        var median = runs.OrderBy(run => run.Milliseconds).ElementAt(Runs / 2);
        Console.WriteLine(
            FormattableString.Invariant(
                $"| {what} | {median.Rows} | {median.Milliseconds:0.0} ms | {median.Bytes / 1024.0 / 1024:0.0} MiB |"
            )
        );
    }

    private static async Task<(int Rows, double Milliseconds, long Bytes)> ReadAsync(
        NpgsqlDataSource source,
        string query
    )
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        await using var command = source.CreateCommand(query);
        command.Parameters.AddWithValue("ServiceId", "scale");
        command.Parameters.AddWithValue("BeginHash", int.MinValue);
        command.Parameters.AddWithValue("EndHash", 0);
        var rows = new List<(string, string, DateTime, long, int)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(
                (
                    reader.GetString(0),
                    reader.GetString(1),
                    reader.GetDateTime(2),
                    reader.GetInt64(3),
                    reader.GetInt32(4)
                )
            );
        return (
            rows.Count,
            Stopwatch.GetElapsedTime(begun).TotalMilliseconds,
            GC.GetTotalAllocatedBytes(precise: true) - allocated
        );
    }

    private static async Task<string> TextAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            "SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'ReadRangeRows1Key'"
        );
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(
        NpgsqlDataSource source,
        string statement,
        params NpgsqlParameter[] parameters
    )
    {
        await using var command = source.CreateCommand(statement);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }
}
