using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using MsaOrleans.Silo.Mail;

namespace MsaOrleans.Silo.Tests.Mail;

/// <summary>One mail sent from the command line, which says what the server said.</summary>
public sealed class TestMailTests
{
    [Fact]
    public async Task Tells_the_conversation_and_that_the_mail_was_taken()
    {
        await using var sink = await SmtpSink.StartAsync();

        var (code, output) = await RunAsync(sink, "jean@membre.example");

        Assert.Equal(0, code);
        Assert.Equal("Courriel d’essai", Assert.Single(sink.Received).Subject);
        Assert.Contains("> RCPT TO:<jean@membre.example>\n< 250 OK\n", output, StringComparison.Ordinal);
        Assert.EndsWith("The server took the mail.\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Ceci est", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_what_the_server_said_when_it_refuses()
    {
        await using var sink = await SmtpSink.StartAsync();
        sink.Answer(new SmtpRule("RCPT", "554 5.7.1 Relay access denied"));

        var (code, output) = await RunAsync(sink, "jean@membre.example");

        Assert.Equal(1, code);
        Assert.Contains("< 554 5.7.1 Relay access denied\n", output, StringComparison.Ordinal);
        Assert.Contains("Not taken (Policy)", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("jean dupont@membre.example")]
    public async Task Asks_for_an_address_where_there_is_none(string address)
    {
        await using var sink = await SmtpSink.StartAsync();

        var (code, output) = await RunAsync(sink, address);

        Assert.Equal((2, "test-mail needs an e-mail address: Silo -- test-mail vous@exemple.fr\n"), (code, output));
        Assert.Empty(sink.Heard);
    }

    private static async Task<(int Code, string Output)> RunAsync(SmtpSink sink, string address)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Mail:Host", "127.0.0.1"),
                new("Mail:Port", $"{sink.Port}"),
                new("Mail:Security", "None"),
            ])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostEnvironment>(new HostingEnvironment())
            .AddMail(settings)
            .BuildServiceProvider();
        var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        return (await TestMail.SendAsync(services, address, output), output.ToString());
    }
}
