namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>Starts programs in a folder of the test's own, and reads what they say before they end.</summary>
public abstract class LaunchScene : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("msa-launch-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The one line that a start ends in, with exit code 1.</summary>
    protected async Task<string> LineOfAsync(string program, string[] arguments, params (string, string)[] settings) =>
        Assert.Single((await OutputOfAsync(program, 1, arguments, settings)).Split('\n'));

    /// <param name="code">Exit code that is expected.</param>
    protected async Task<string> OutputOfAsync(
        string program,
        int code,
        string[] arguments,
        params (string, string)[] settings
    )
    {
        await using var service = Service.Launch(program, Folder, arguments, settings);
        await service.ExitedAsync();
        Assert.Equal(code, service.ExitCode);
        return service.Output;
    }

    protected static int Occurrences(string text, string output) => output.Split(text).Length - 1;
}
