// All of the page reads without this; it adds sorting, filtering, and moving about in the map.
(() => {
  'use strict';
  const english = () => document.getElementById('lang-en').checked;
  const word = (zh, en) => `<i lang=zh>${zh}</i><i lang=en>${en}</i>`;
  const value = cell => {
    const data = cell.querySelector('data');
    const text = cell.textContent.trim();
    if (data) return Number(data.value);
    return cell.className === 'n' && text !== '' && !isNaN(text) ? Number(text) : text;
  };

  for (const table of document.querySelectorAll('table')) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.className = 'sort';
      button.innerHTML = head.innerHTML;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const rows = [...body.rows].map(row => [value(row.cells[column]), row]);
        const isNumber = entry => typeof entry[0] === 'number';
        rows.sort((a, b) => {
          // What is not known comes last, whichever way.
          if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
          const order = isNumber(a) ? a[0] - b[0] : a[0].localeCompare(b[0], 'zh');
          return down ? -order : order;
        });
        body.append(...rows.map(entry => entry[1]));
      });
    });
    if (body.rows.length < 12) continue;
    const tools = document.createElement('div');
    tools.className = 'tools';
    const search = document.createElement('input');
    search.type = 'search';
    search.setAttribute('aria-label', '筛选 / filter');
    search.placeholder = '筛选 / filter';
    tools.append(search);
    let pick = null;
    const column = table.dataset.filter;
    if (column) {
      pick = document.createElement('select');
      pick.setAttribute('aria-label', heads[column].textContent);
      const words = new Map();
      for (const row of body.rows) {
        const cell = row.cells[column];
        words.set(cell.textContent.trim(), cell.innerText.trim() || cell.textContent.trim());
      }
      pick.append(new Option('—', ''));
      for (const [key] of words) pick.append(new Option(key, key));
      const rename = () => {
        for (const option of pick.options) {
          if (!option.value) continue;
          for (const row of body.rows) {
            const cell = row.cells[column];
            if (cell.textContent.trim() === option.value) {
              const shown = [...cell.querySelectorAll(`[lang=${english() ? 'en' : 'zh'}]`)].map(e => e.textContent).join(' ');
              option.text = shown || option.value;
              break;
            }
          }
        }
      };
      rename();
      for (const radio of document.getElementsByName('language')) radio.addEventListener('change', rename);
      tools.append(pick);
    }
    const filter = () => {
      const text = search.value.trim().toLowerCase();
      for (const row of body.rows) {
        const fits = !text || row.textContent.toLowerCase().includes(text);
        row.hidden = !fits || (pick !== null && pick.value !== '' && row.cells[column].textContent.trim() !== pick.value);
      }
    };
    search.addEventListener('input', filter);
    if (pick) pick.addEventListener('change', filter);
    table.closest('.scroll').before(tools);
  }

  for (const map of document.querySelectorAll('.map')) {
    const svg = map.querySelector('svg.parcels');
    if (!svg) continue;
    const whole = svg.viewBox.baseVal;
    const full = [whole.x, whole.y, whole.width, whole.height];
    let box = full.slice();
    const show = () => svg.setAttribute('viewBox', box.map(n => Math.round(n)).join(' '));
    const zoom = (factor, x, y) => {
      const width = Math.min(full[2], Math.max(full[2] / 64, box[2] * factor));
      const ratio = width / box[2];
      box = [x - (x - box[0]) * ratio, y - (y - box[1]) * ratio, width, box[3] * ratio];
      show();
    };
    const move = (x, y) => {
      box[0] = Math.min(full[0] + full[2] - box[2] / 2, Math.max(full[0] - box[2] / 2, box[0] + x));
      box[1] = Math.min(full[1] + full[3] - box[3] / 2, Math.max(full[1] - box[3] / 2, box[1] + y));
      show();
    };
    const place = event => {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return [point.x, point.y];
    };
    const tools = document.createElement('div');
    tools.className = 'tools';
    for (const [text, zh, en, act] of [
      ['+', '放大', 'closer', () => zoom(0.6, box[0] + box[2] / 2, box[1] + box[3] / 2)],
      ['−', '缩小', 'farther', () => zoom(1 / 0.6, box[0] + box[2] / 2, box[1] + box[3] / 2)],
      ['⤢', '全图', 'all of it', () => { box = full.slice(); show(); }],
    ]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.innerHTML = `<span aria-hidden="true">${text}</span> ${word(zh, en)}`;
      button.addEventListener('click', act);
      tools.append(button);
    }
    svg.before(tools);
    // The wheel scrolls the page unless Ctrl is held, as in other maps on pages.
    svg.addEventListener('wheel', event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : 0.8, ...place(event));
    }, { passive: false });
    let from = null;
    let dragged = false;
    svg.addEventListener('pointerdown', event => { from = place(event); dragged = false; });
    svg.addEventListener('pointermove', event => {
      if (!from || event.buttons !== 1) return;
      const to = place(event);
      if (Math.hypot(to[0] - from[0], to[1] - from[1]) < box[2] / 200) return;
      dragged = true;
      move(from[0] - to[0], from[1] - to[1]);
    });
    svg.addEventListener('pointerup', () => { from = null; });

    const detail = map.querySelector('.map-detail');
    if (!detail) continue;
    const shapes = [...svg.querySelectorAll('.shapes .p')];
    let current = null;
    const choose = shape => {
      if (current) current.classList.remove('on');
      current = shape;
      if (!shape) { detail.textContent = ''; return; }
      shape.classList.add('on');
      const title = shape.querySelector('title');
      if (!title) return;
      detail.textContent = title.textContent + ` · parcels.csv:${shape.dataset.l}`;
      if (shape.dataset.a) {
        const link = document.createElement('a');
        link.href = '#' + shape.dataset.a;
        link.innerHTML = word('闲置清单', 'in the list of idle land');
        detail.append(' · ', link);
      }
    };
    svg.addEventListener('pointerover', event => {
      const shape = event.target.closest('.shapes .p');
      if (shape) choose(shape);
    });
    svg.addEventListener('click', event => {
      const shape = event.target.closest('.shapes .p');
      if (!shape || dragged || !shape.dataset.a) return;
      const row = document.getElementById(shape.dataset.a);
      if (!row) return;
      for (const other of document.querySelectorAll('tr.on')) other.classList.remove('on');
      row.classList.add('on');
      row.scrollIntoView({ block: 'center' });
    });
    svg.addEventListener('keydown', event => {
      const index = current ? shapes.indexOf(current) : -1;
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step && shapes.length) {
        choose(shapes[(index + step + shapes.length) % shapes.length]);
        event.preventDefault();
      } else if (event.key === 'Enter' && current && current.dataset.a) {
        location.hash = current.dataset.a;
      } else if (event.key === 'Escape') {
        choose(null);
      }
    });
  }

  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
})();
