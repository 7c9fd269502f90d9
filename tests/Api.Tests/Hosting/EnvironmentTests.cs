namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>What a start asks for and says in production, and in development.</summary>
public sealed class EnvironmentTests : LaunchScene
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task The_demo_sign_in_is_refused_outside_of_development(string environment)
    {
        var output = await LineOfAsync("Api", [], ("ASPNETCORE_ENVIRONMENT", environment), ("Demo:Enabled", "true"));
        Assert.Contains(
            $"Demo:Enabled lets anybody sign in as anybody and is refused in {environment}",
            output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Api", "Prod")]
    [InlineData("Api", "Developpement")]
    [InlineData("Api", "Development ")]
    [InlineData("Silo", "Test")]
    public async Task A_name_that_no_environment_has_is_refused(string program, string environment) =>
        Assert.Equal(
            "Not started: ASPNETCORE_ENVIRONMENT must be Development, Staging or Production, "
                + $"not “{environment}”.",
            await LineOfAsync(program, [], ("ASPNETCORE_ENVIRONMENT", environment))
        );

    [Fact]
    public async Task An_issuer_without_https_is_refused_in_production()
    {
        var output = await LineOfAsync(
            "Api",
            [],
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Auth:Authority", "http://issuer.example")
        );
        Assert.Contains("Auth:Authority must be an https address", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Api", "Production")]
    [InlineData("Silo", "Staging")]
    public async Task Outside_of_development_a_start_without_keys_is_refused(string program, string environment) =>
        Assert.EndsWith(
            "Not started: Encryption:Keys must name the file of the keys that encrypt what is stored; the command "
                + "new-key of the silo makes one. Encryption:Off=true would store everything in the clear.",
            await OutputOfAsync(program, 1, [], ("ASPNETCORE_ENVIRONMENT", environment), ("Encryption:Keys", "")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_key_is_made_and_one_that_was_cut_is_refused()
    {
        var file = Path.Combine(Folder, "msa.keys");
        await OutputOfAsync("Silo", 0, ["migrate"], ("ASPNETCORE_ENVIRONMENT", "Production"), ("Encryption:Keys", ""));
        Assert.Matches("^The key .+ is the last of ", await OutputOfAsync("Silo", 0, ["new-key", file]));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).TrimEnd()[..^8]);
        Assert.Equal(
            $"Not started: Encryption:Keys: line 1 of {file} has a key of 27 bytes; it must have 32.",
            await LineOfAsync("Silo", [], ("Encryption:Keys", "msa.keys"))
        );
    }

    [Fact]
    public async Task In_development_a_file_of_keys_is_made_beside_the_data_and_kept()
    {
        var keys = "";
        for (var start = 0; start < 2; start++)
        {
            await using var service = await Service.StartAsync(Folder, ("Encryption:Keys", ""));
            var made = await File.ReadAllTextAsync(Path.Combine(Folder, "msa.keys"));
            Assert.True(keys.Length == 0 || keys == made);
            keys = made;
        }
        // The database now needs it.
        File.Delete(Path.Combine(Folder, "msa.keys"));
        Assert.EndsWith(
            $"Not started: Encryption:Keys lacks the key {keys.Split(' ')[0]}, by which a part of what is stored is "
                + "encrypted.",
            (await OutputOfAsync("Api", 1, [], ("Encryption:Keys", ""))).Trim(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task In_production_there_is_no_demo_sign_in()
    {
        // As compose files leave what they do not set: empty.
        await using var service = await Service.StartAsync(
            Folder,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Auth:Authority", ""),
            ("Auth:ClientId", ""),
            ("Auth:ClientSecret", ""),
            ("Auth:Scopes", ""),
            ("Demo:SigningKey", "")
        );
        await service.Http.PostAsync("/api/v1/demo/token", null).ProblemAsync(404, "not-found");
        Assert.Equal("Healthy", await service.Http.GetStringAsync("/health/live"));
        Assert.Contains("Nobody can sign in", service.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public async Task Outside_of_development_what_stands_in_is_told(string program)
    {
        await using var service = Service.Launch(
            program,
            Folder,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Mail:Host", ""),
            ("Funds:Path", "")
        );
        await Eventually.TrueAsync(() =>
            Task.FromResult(service.Output.Contains("Application started", StringComparison.Ordinal))
        );
        Assert.Equal(
            1,
            Occurrences(
                $"Mails reach nobody, they become files in {Path.Combine(Folder, "mail")}: Mail:Host, the SMTP server, is not set.",
                service.Output
            )
        );
        Assert.Equal(
            1,
            Occurrences(
                "Mails name ne-pas-repondre@msa.example, which is made up: Mail:From is not set.",
                service.Output
            )
        );
        Assert.Equal(
            1,
            Occurrences(
                "Mails name http://127.0.0.1:5080/, which is made up: Mail:PortalUrl is not set.",
                service.Output
            )
        );
        Assert.Equal(1, Occurrences("Funds:Path, the file of funds, is not set.", service.Output));
    }

    [Fact]
    public async Task What_production_has_needs_no_word()
    {
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "funds.json"),
            """[{"code":"a","name":"A","address":"1 rue A","contact":"01","calendar":"metropole","timeZone":"Europe/Paris"}]"""
        );
        await using var service = await Service.StartAsync(
            Folder,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Auth:Authority", "https://issuer.invalid"),
            ("Funds:Path", "funds.json"),
            ("Mail:Host", "mail.invalid"),
            ("Mail:From", "ne-pas-repondre@msa.invalid"),
            ("Mail:PortalUrl", "https://msa.invalid/")
        );
        await Eventually.TrueAsync(() => Task.FromResult(service.Output.Contains("warn:", StringComparison.Ordinal)));
        Assert.Equal(1, Occurrences("warn:", service.Output));
        Assert.Equal(1, Occurrences("Auth:Authority, https://issuer.invalid, does not answer", service.Output));
        Assert.StartsWith(
            "Degraded\nissuer: Auth:Authority does not answer:",
            await service.Http.GetStringAsync("/health/ready"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task In_development_nothing_need_be_said()
    {
        await using var service = await Service.StartAsync(Folder);
        Assert.Equal(0, Occurrences("warn:", service.Output));
    }
}
