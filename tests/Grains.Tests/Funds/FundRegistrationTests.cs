using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Funds;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Tests.Funds;

public sealed class FundRegistrationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("funds-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Uses_the_shipped_funds_unless_told_otherwise() => Assert.Equal(36, Start(null).All.Length);

    [Fact]
    public void Uses_a_file_named_from_the_content_root()
    {
        Write(
            """[{"code":"a","name":"A","address":"1 rue A","contact":"01","calendar":"metropole","timeZone":"Europe/Paris"}]"""
        );
        Assert.Equal("A", Assert.Single(Start("funds.json").All).View.Name);
    }

    [Theory]
    [InlineData("", "funds.json, line 1, ")]
    [InlineData("caisses", "funds.json, line 1, ")]
    [InlineData("{}", "funds.json, line 1, ")]
    [InlineData("null", "funds.json, funds: none")]
    [InlineData("[null]", "funds.json, funds[0]: null")]
    public void Does_not_start_on_a_file_at_fault(string content, string node)
    {
        Write(content);
        Assert.StartsWith($"Funds:Path: {node}", FaultOf("funds.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("absent.json")]
    [InlineData("absent/funds.json")]
    [InlineData("folder")]
    public void Does_not_start_on_a_path_where_no_file_is(string path)
    {
        _folder.CreateSubdirectory("folder");
        Assert.Contains(Path.Combine(_folder.FullName, path), FaultOf(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_start_on_a_file_that_opens_but_cannot_be_read()
    {
        if (OperatingSystem.IsLinux())
            Assert.StartsWith("Funds:Path: mem: ", FaultOf("/proc/self/mem"), StringComparison.Ordinal);
    }

    private string FaultOf(string path) => Assert.Throws<DataFaultException>(() => Start(path)).Message;

    private FundDirectory Start(string? path)
    {
        var host = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = _folder.FullName });
        host.Services.AddFunds(new ConfigurationBuilder().AddInMemoryCollection([new("Funds:Path", path)]).Build());
        using var built = host.Build();
        _ = built.Services.GetServices<IHostedService>().Count();
        return built.Services.GetRequiredService<FundDirectory>();
    }

    private void Write(string json) => File.WriteAllText(Path.Combine(_folder.FullName, "funds.json"), json);
}
