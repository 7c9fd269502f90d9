using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Load;

/// <summary>Members signed in to a service, who make their requests through a number of clients at a time.</summary>
internal sealed class Crowd
{
    private readonly HttpClient _http;
    private readonly string[] _tokens;

    private Crowd(HttpClient http, string[] tokens) => (_http, _tokens) = (http, tokens);

    public static async Task<Crowd> SignInAsync(Service service, int members, int clients)
    {
        var crowd = new Crowd(new HttpClient { BaseAddress = service.Http.BaseAddress }, new string[members]);
        await ForEachAsync(
            0,
            members,
            clients,
            async member =>
            {
                var claims = new
                {
                    sub = Requests.Name(member),
                    role = "member",
                    fund = "picardie",
                    name = $"Membre {member}",
                    email = $"m{member}@membre.example",
                    profile = "particulier",
                };
                var answer = await crowd._http.PostAsJsonAsync("/api/v1/demo/token", claims);
                crowd._tokens[member] = (await answer.Content.ReadFromJsonAsync<Token>())!.AccessToken;
            }
        );
        return crowd;
    }

    /// <summary>
    /// One request of each member in the range; an answer other than the one expected ends the measurement.
    /// </summary>
    public async Task<Figures> RunAsync(
        string what,
        Func<int, HttpRequestMessage> request,
        int first,
        int count,
        int clients
    )
    {
        var milliseconds = new double[count];
        var whole = Stopwatch.StartNew();
        await ForEachAsync(
            first,
            count,
            clients,
            async member =>
            {
                using var message = request(member);
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[member]);
                var watch = Stopwatch.GetTimestamp();
                using var response = await _http.SendAsync(message);
                await response.Content.ReadAsByteArrayAsync();
                milliseconds[member - first] = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
                response.EnsureSuccessStatusCode();
            }
        );
        Array.Sort(milliseconds);
        return new(what, count / whole.Elapsed.TotalSeconds, milliseconds[count / 2], milliseconds[count * 99 / 100]);
    }

    private static Task ForEachAsync(int first, int count, int clients, Func<int, Task> act) =>
        Parallel.ForEachAsync(
            Enumerable.Range(first, count),
            new ParallelOptions { MaxDegreeOfParallelism = clients },
            async (member, _) => await act(member)
        );

    private sealed record Token(string AccessToken);
}

internal sealed record Figures(string What, double PerSecond, double P50, double P99);
