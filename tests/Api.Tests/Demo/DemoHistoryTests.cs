using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using MsaOrleans.Api.Demo;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Calendars;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Tests.Demo;

public sealed class DemoHistoryTests(RunningService running) : IClassFixture<RunningService>
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly ConcurrentDictionary<DateTimeOffset, Task<Deadline>> _deadlines = new();

    /// <summary>Four years: each weekday, public holiday and clock change, and a 29 February.</summary>
    [Fact]
    public async Task On_any_day_one_request_of_two_is_overdue()
    {
        for (var day = new DateTime(2026, 1, 1); day.Year < 2030; day = day.AddDays(1))
        {
            var instants = new[] { day.AddMinutes(1), day.AddHours(11), day.AddHours(24).AddMinutes(-5) }.Select(
                local => new DateTimeOffset(local, Paris.GetUtcOffset(local))
            );
            foreach (var now in instants)
            {
                var requests = (await HistoryAsync(now)).Single(mailbox => mailbox.Holder.Id == "odile").Contacts;
                var deadlines = await Task.WhenAll(requests.Select(request => DeadlineAsync(request.SentAt)));

                Assert.Equal(2, deadlines.Length);
                Assert.True(deadlines[0].Steps[^1].At <= now, $"The first is not overdue at {now:O}.");
                Assert.True(
                    deadlines[1].DueAt > now && deadlines[1].ReceivedAt <= now,
                    $"The second is overdue or to come at {now:O}."
                );
            }
        }
    }

    /// <summary>
    /// Saturday before the Easter weekend of 2026 ends, on the day of a clock change, and on 29 February.
    /// </summary>
    [Theory]
    [InlineData("2026-04-06T09:00:00+02:00", "2026-04-03")]
    [InlineData("2026-03-29T12:00:00+02:00", "2026-03-27")]
    [InlineData("2028-03-01T00:00:00+01:00", "2028-02-29")]
    [InlineData("2026-12-31T23:55:00+01:00", "2026-12-30")]
    public async Task Answers_are_given_on_business_days_between_8_and_18(string now, string latest)
    {
        var contacts = (await HistoryAsync(DateTimeOffset.Parse(now, null)))
            .Single(mailbox => mailbox.Holder.Id == "jean-sebastien")
            .Contacts;

        Assert.Equal(latest, $"{TimeZoneInfo.ConvertTime(contacts[^1].SentAt, Paris):yyyy-MM-dd}");
        foreach (var answer in contacts.SelectMany(contact => contact.Messages))
        {
            var local = TimeZoneInfo.ConvertTime(answer.SentAt, Paris);
            Assert.InRange(local.Hour, 8, 17);
            Assert.DoesNotContain(
                DateOnly.FromDateTime(local.DateTime),
                (await DeadlineAsync(answer.SentAt)).Skipped.Select(day => day.Date)
            );
        }
    }

    private async Task<IEnumerable<ImportedMailbox>> HistoryAsync(DateTimeOffset now) =>
        await DemoHistories.AtAsync(new(now, Paris, DeadlineAsync));

    private Task<Deadline> DeadlineAsync(DateTimeOffset receivedAt) =>
        _deadlines.GetOrAdd(
            receivedAt,
            async at =>
                (
                    await running.Service.Http.GetFromJsonAsync<Deadline>(
                        $"/api/v1/funds/picardie/deadline?receivedAt={at.UtcDateTime:O}",
                        Json
                    )
                )!
        );
}
