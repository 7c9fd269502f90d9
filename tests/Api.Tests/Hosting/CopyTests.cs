using System.Text.Json;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>Copies of the SQLite file, made and put back by commands; and one put there by hand.</summary>
public sealed class CopyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-copy-").FullName;

    private string File => Path.Combine(_folder, "msa.db");

    private string Copy => Path.Combine(_folder, "copy.db");

    [Fact]
    public async Task What_was_there_at_the_backup_is_there_after_the_restore_and_nothing_later()
    {
        await ServeACrashAsync();
        Assert.Equal("", await RunAsync(0, "restore", Copy));
        await using var service = await Service.StartAsync(_folder);
        Assert.Equal(1, await ContactsAsync(service));
        Assert.Single(Directory.GetFiles(_folder, "msa.db.before-*-wal"));
    }

    [Fact]
    public async Task A_copy_put_there_by_hand_beside_the_log_of_another_does_not_start()
    {
        await ServeACrashAsync();
        System.IO.File.Copy(Copy, File, overwrite: true);
        await using var refused = Service.Launch(_folder);
        await refused.ExitedAsync();
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith(
            $"Not started: {File} has been replaced, and {File}-wal is the log of the file before",
            refused.Output,
            StringComparison.Ordinal
        );

        System.IO.File.Delete($"{File}-wal");
        await using var service = await Service.StartAsync(_folder);
        Assert.Equal(1, await ContactsAsync(service));
    }

    [Fact]
    public async Task A_crash_alone_is_no_reason_not_to_start()
    {
        await ServeACrashAsync();
        await using var service = await Service.StartAsync(_folder);
        Assert.Equal(2, await ContactsAsync(service));
    }

    [Fact]
    public async Task A_copy_is_not_put_in_place_of_a_file_in_use_nor_anything_else_ever()
    {
        await using var service = await Service.StartAsync(_folder);
        Assert.Equal("", await RunAsync(0, "backup", Copy));
        Assert.StartsWith(
            "Not started: Storage:Path must name a file that this process may write and no other uses:",
            await RunAsync(1, "restore", Copy),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            $"Not started: {Copy} can't be written: ",
            await RunAsync(1, "backup", Copy),
            StringComparison.Ordinal
        );
        await service.StopAsync();
        var other = Path.Combine(_folder, "other.db");
        await System.IO.File.WriteAllTextAsync(other, "no database");
        Assert.Equal(
            $"Not started: {other} is no sound copy of the service's SQLite file.",
            await RunAsync(1, "restore", other)
        );
        Assert.Equal("Not started: restore needs a file.", await RunAsync(1, "restore"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One contact, a backup, a second contact; and the process ends without a word.</summary>
    private async Task ServeACrashAsync()
    {
        await using var service = await Service.StartAsync(_folder);
        using var member = await service.MemberAsync("jean");
        await member.SubmitAsync("jean");
        Assert.Equal("", await RunAsync(0, "backup", Copy));
        await member.SubmitAsync("jean");
        await service.CrashAsync();
    }

    private static async Task<int> ContactsAsync(Service service)
    {
        using var member = await service.MemberAsync("jean");
        JsonElement list = await member.ListAsync("jean");
        return list.GetProperty("contacts").GetArrayLength();
    }

    private async Task<string> RunAsync(int code, params string[] arguments)
    {
        await using var command = Service.Launch("Silo", _folder, arguments);
        await command.ExitedAsync();
        Assert.Equal(code, command.ExitCode);
        return command.Output;
    }
}
