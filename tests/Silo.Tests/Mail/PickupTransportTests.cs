using System.Runtime.Versioning;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;
using MsaOrleans.Silo.Mail;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Mail;

public sealed class PickupTransportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Mails_become_files_in_the_order_they_were_sent_and_read_as_mails()
    {
        Assert.Equal(new MailTry.Sent(), await SendAsync("b.1@msa.example"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new MailTry.Sent(), await SendAsync("a.1@msa.example"));

        var mails = Files().Select(file => MimeMessage.Load(file)).ToList();
        Assert.Equal(["b.1@msa.example", "a.1@msa.example"], mails.Select(mail => mail.MessageId));
        Assert.Equal("Été.", mails[0].TextBody?.Trim());
        Assert.Equal("<p>Été.</p>", mails[0].HtmlBody?.Trim());
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Nobody_but_the_owner_reads_them()
    {
        await SendAsync("a.1@msa.example");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Files())));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(_folder.File("mail"))
        );
    }

    [Fact]
    public async Task A_message_id_cannot_lead_out_of_the_folder()
    {
        await SendAsync("../../dehors/x@msa.example");
        Assert.Single(Files());
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder.File("mail")).Order(StringComparer.Ordinal);

    private Task<MailTry> SendAsync(string messageId)
    {
        var options = Options.Create(new MailOptions { Pickup = _folder.File("mail") });
        IHostEnvironment host = new HostingEnvironment { ContentRootPath = _folder.File("") };
        return new PickupTransport(new MimeMessages(options, _time), options, host, _time).SendAsync(
            new(
                messageId,
                "MSA de Picardie",
                EmailAddress.Find("jean@membre.example")!,
                "Sujet",
                "Été.",
                "<p>Été.</p>"
            ),
            default
        );
    }
}
