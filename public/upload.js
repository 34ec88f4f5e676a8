// Sends a form with files and shows how far they are on their way. Without this the form is sent as
// any other; what is refused leaves the files chosen, which a page that is loaded again cannot.
for (const form of document.querySelectorAll("form[data-upload]")) {
  const box = form.querySelector(".upload");
  const [bar, said] = [box.querySelector("progress"), box.querySelector("p")];
  const button = form.querySelector("button");
  const words = form.dataset;
  const stop = (text) => {
    bar.hidden = true;
    said.textContent = text;
    said.className = "error";
    button.disabled = false;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    const say = (done) => {
      bar.value = done;
      said.textContent = done < 1 ? `${words.upload} ${Math.round(done * 100)} %` : words.looking;
    };
    said.className = "";
    box.hidden = bar.hidden = false;
    button.disabled = true;
    say(0);
    request.upload.onprogress = (sent) => sent.lengthComputable && say(sent.loaded / sent.total);
    request.onerror = () => stop(words.offline);
    request.onload = () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {}
      if (answer.page) location.assign(answer.page);
      else stop(answer.fields?.map((field) => field[1]).join(" ") || answer.said || words.failed);
    };
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(new FormData(form));
  });
}
