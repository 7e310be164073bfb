// Controls above a figure whose frames were drawn while the site was built: see `explore` in magicmaster_nb.figures.
"use strict";

function makeControl(control, moved) {
    const label = document.createElement("label");
    const name = document.createElement("span");
    const value = document.createElement("output");
    name.textContent = control.name;
    let input;
    if (control.kind === "menu") {
        input = document.createElement("select");
        control.values.forEach((text, place) => input.add(new Option(text, place)));
    } else {
        input = document.createElement("input");
        input.type = control.kind === "box" ? "checkbox" : "range";
        if (control.kind === "slider") {
            Object.assign(input, {min: 0, max: control.values.length - 1, step: 1});
        }
    }
    const show = place => {
        if (control.kind === "box") {
            input.checked = place === 1;
        } else {
            input.value = place;
        }
        if (control.kind === "slider") {
            value.textContent = control.values[place];
            input.setAttribute("aria-valuetext", control.values[place]);
        }
    };
    input.addEventListener("input", () => moved(control.kind === "box" ? Number(input.checked) : Number(input.value)));
    label.append(name, input);
    if (control.kind === "slider") {
        label.append(value);
    }
    return {label, show};
}

function explore(figure) {
    const {controls, frames} = JSON.parse(figure.querySelector("script").textContent);
    const image = figure.querySelector("img");
    const folder = image.getAttribute("src").replace(/[^/]*$/, "");
    const starts = controls.map(control => control.start);
    const whole = controls.reduce((count, control) => count * control.values.length, 1) === Object.keys(frames).length;
    const row = document.createElement("div");
    const note = document.createElement("p");
    let places = [...starts];
    row.className = "mm-controls";
    note.className = "mm-note";
    note.setAttribute("role", "status");
    const hint = whole ? "" : "Drawn beforehand, one control at a time: moving one sets the others back to their start.";

    const shown = controls.map((control, number) => makeControl(control, place => {
        const wanted = places.map((old, other) => (other === number ? place : old));
        const there = wanted.join() in frames;
        places = there ? wanted : starts.map((start, other) => (other === number ? place : start));
        const back = controls.filter((_, other) => places[other] !== wanted[other]).map(each => each.name);
        note.textContent = back.length ? `Set back to its start: ${back.join(", ")}. ${hint}` : hint;
        update();
    }));
    const update = () => {
        shown.forEach(({show}, number) => show(places[number]));
        image.src = folder + frames[places.join()];
        image.alt = "Figure at " + controls.map(({name, values}, number) => `${name} ${values[places[number]]}`).join(", ");
    };
    row.append(...shown.map(({label}) => label));
    note.textContent = hint;
    figure.prepend(row);
    figure.append(note);
    update();

    // The other frames are fetched when the figure comes near the window, so that a move shows its frame at once.
    const watcher = new IntersectionObserver(entries => {
        if (entries.some(entry => entry.isIntersecting)) {
            watcher.disconnect();
            figure.kept = [...new Set(Object.values(frames))].map(name => Object.assign(new Image(), {src: folder + name}));
        }
    }, {rootMargin: "300px"});
    watcher.observe(figure);
}

document.querySelectorAll(".mm-explore").forEach(explore);
