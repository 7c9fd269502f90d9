using Npgsql;

namespace MsaOrleans.Load;

/// <summary>What a row takes on disk, its part of the indexes included.</summary>
internal static class Sizes
{
    public static async Task ReportAsync(string database, string table)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            $"SELECT pg_total_relation_size('{table}') / GREATEST(COUNT(*), 1), COUNT(*) FROM {table}"
        );
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        Console.WriteLine($"{table}: {row.GetInt64(0)} bytes a row, {row.GetInt64(1)} rows");
    }
}
