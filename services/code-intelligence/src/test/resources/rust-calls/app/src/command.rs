pub struct Command {
    name: String,
    next: Option<Box<Command>>,
}

impl Command {
    pub fn parse() -> Result<Command, String> {
        let command = Self { name: String::new(), next: None };
        command.check()?; //= Command.check
        Ok(command)
    }

    fn check(&self) -> Result<(), String> {
        if let Some(next) = self.next.as_ref() {
            next.check()?; //= Command.check
        }
        match &self.next {
            Some(next) if next.is_empty() => next.check(), //= Command.is_empty, Command.check
            None => Ok(()),
            _ => Err(self.name.clone()),
        }
    }

    fn is_empty(&self) -> bool {
        self.name.is_empty()
    }
}

pub fn run(command: &Result<Command, String>) -> usize {
    let pairs = [(1, Command { name: String::new(), next: None })];
    let (_, first) = &pairs[0];
    first.is_empty(); //= Command.is_empty
    let list: Vec<&Command> = pairs.iter().map(|(_, command)| command).collect();
    list.iter().filter(|command| command.is_empty()).count(); //= Command.is_empty
    std::thread::spawn(move || worker(1)).join().unwrap().is_empty() as usize //= worker, Command.is_empty
}

fn worker(_: u8) -> Command {
    Command { name: "x".to_owned(), next: None }
}
