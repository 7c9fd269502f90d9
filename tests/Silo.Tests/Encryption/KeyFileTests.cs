using MsaOrleans.Silo.Encryption;
using MsaOrleans.Silo.Settings;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Encryption;

public sealed class KeyFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 23, 30, 0, TimeSpan.Zero);
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("msa.keys");

    [Fact]
    public void Keys_come_in_the_order_of_the_file()
    {
        File.WriteAllText(Path, $"# of the year\n\nnew {Key}\r\n  old.1-a   {Key}  \n");
        Assert.Equal(["new", "old.1-a"], KeyFile.Read(Path).Select(key => key.Id));
    }

    [Theory]
    [InlineData("", " has no key. The command new-key of the silo makes one.")]
    [InlineData("# nothing\n", " has no key. The command new-key of the silo makes one.")]
    [InlineData("a KEY\na KEY", "line 2 of PATH has the id a a second time.")]
    [InlineData("a AAAA", "line 1 of PATH has a key of 3 bytes; it must have 32.")]
    [InlineData("a KEY=", "line 1 of PATH has a key that is not Base64.")]
    [InlineData("KEY", "line 1 of PATH must have an id (1 to 32 letters, digits, dots, dashes) and a key of 32 bytes")]
    [InlineData("a b KEY", "line 1 of PATH must have an id (1 to 32 letters, digits, dots, dashes) and a key of")]
    [InlineData(
        "à KEY",
        "line 1 of PATH must have an id (1 to 32 letters, digits, dots, dashes) and a key of 32 bytes"
    )]
    public void A_file_that_is_none_is_refused_without_showing_a_key(string text, string fault)
    {
        File.WriteAllText(Path, text.Replace("KEY", Key, StringComparison.Ordinal));
        var refused = Assert.Throws<SettingsException>(() => KeyFile.Read(Path)).Message;
        Assert.Contains(fault.Replace("PATH", Path, StringComparison.Ordinal), refused, StringComparison.Ordinal);
        Assert.StartsWith("Encryption:Keys: ", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.StartsWith(
            "Encryption:Keys must name a file that can be read: ",
            Assert.Throws<SettingsException>(() => KeyFile.Read(Path)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_key_is_added_behind_the_others_in_a_file_for_its_owner_alone()
    {
        var first = KeyFile.Add(Path, Now);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        File.WriteAllText(Path, File.ReadAllText(Path).TrimEnd());
        var second = KeyFile.Add(Path, Now);

        var keys = KeyFile.Read(Path);
        Assert.Equal([first, second], keys.Select(key => key.Id));
        Assert.StartsWith("2026-11-26-", first, StringComparison.Ordinal);
        Assert.NotEqual(keys[0].Bytes, keys[1].Bytes);
        File.AppendAllText(Path, "no key\n");
        Assert.Throws<SettingsException>(() => KeyFile.Add(Path, Now));
        Assert.Throws<SettingsException>(() => KeyFile.Add(_folder.File("nowhere/msa.keys"), Now));
    }

    [Fact]
    public void Of_several_that_make_it_at_once_none_reads_another_key_than_the_rest()
    {
        var read = Enumerable
            .Range(0, 8)
            .AsParallel()
            .WithDegreeOfParallelism(8)
            .Select(_ =>
            {
                KeyFile.MakeIfMissing(Path, Now);
                return IdOrNull();
            })
            .ToList();
        var made = KeyFile.Read(Path).Single().Id;
        Assert.All(read, id => Assert.True(id is null || id == made));
        Assert.Contains(made, read);
        Assert.Equal([Path], Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }

    /// <summary>Null when the file is not finished, which refuses a start.</summary>
    private string? IdOrNull()
    {
        try
        {
            return KeyFile.Read(Path).Single().Id;
        }
        catch (SettingsException)
        {
            return null;
        }
    }

    public void Dispose() => _folder.Dispose();
}
