import{Ha as e,Hi as t,Ii as n,Kn as r,N as i,P as a,Rt as o,Ua as s,Ut as c,Wa as l,Xa as u,Xr as d,fa as f,ii as p,ji as m,qa as h}from"./ui-CNja8Pfo.js";import{n as g,t as _}from"./worker-lbs9Cvhx.js";import{a as v,i as y,n as b,r as x,t as S}from"./TurnOf-Tux6nzsZ.js";import{i as C}from"./Markdown-D1-hRsDC.js";var w=u(h(),1),T=new URL(`json.worker-DOBlH3Qs.js`,import.meta.url).href;function E(e,t){let[r,i]=(0,w.useState)({of:null}),[a,o]=(0,w.useState)(0);(0,w.useEffect)(()=>{if(t===null)return;let{remote:r,end:a}=_(g(T)),o=new AbortController;return(async()=>{let a=await m(e,{id:t},{signal:o.signal}),s=await r.load(a),[c]=s.errors;if(c&&Object.keys(s.has).length===0)throw n.of(c,s.cost??void 0);o.signal.aborted||i({of:t,answered:{held:r,loaded:s}})})().catch(e=>{o.signal.aborted||i({of:t,error:e})}),()=>{o.abort(),a()}},[e,t,a]);let s=r.of===t&&t!==null;return{answered:s?r.answered:void 0,error:s?r.error:void 0,again:()=>{i({of:null}),o(a+1)}}}var D=10;function O({held:t,turns:n}){let i=f(b),[a,c]=(0,w.useState)(new Set),[u,d]=(0,w.useState)(D),p=Math.max(0,n.length-u);return l(e,{children:[p>0&&s(`p`,{children:l(r,{onPress:()=>d(u*4),children:[`Show `,o(Math.min(u*3,p)),` of `,o(p),` earlier turns`]})}),s(`ol`,{className:C.turns,"aria-label":`Conversation`,children:n.slice(p).map(e=>s(S,{held:t,turn:e,isPlain:!0,way:v(e.role,i),setWay:k,isOpen:a.has(e.index),setOpen:t=>{let n=new Set(a);t?n.add(e.index):n.delete(e.index),c(n)}},e.index))})]})}var k=()=>void 0,A=t(`
  query CompletionConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        content
        name
        parts {
          kind
          text
          url
          data
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`),j=t(`
  query BriefConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        name
        parts {
          kind
          text
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`),M=[];function N({id:e,isAside:t=!1,isBrief:n=!1}){let r=E(n?j:A,e);return s(I,{id:e,isAside:t,isBrief:n,asked:r})}var P=e=>E(A,e);async function F(e,{held:t}){return t.isSame(await m(A,{id:e}))}function I({id:e,isAside:t=!1,isBrief:n=!1,asked:r}){let{answered:o,error:l,again:u}=r,[f,p]=(0,w.useState)(null);(0,w.useEffect)(()=>{o&&o.held.turns().then(e=>p({of:o,turns:e}),()=>void 0)},[o]);let m=f!==null&&f.of===o?f.turns:null;if(l!==void 0)return s(c,{error:l,retry:u});if(!o)return s(d,{});if(!(`messages`in o.loaded.has))return s(a,{what:`completion`});if(m===null)return s(d,{});if(m.length===0)return s(i,{title:`No conversation`,children:s(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})});let h={held:o.held,turns:m};return n?s(O,{...h},e):s(R,{...h,isAside:t},e)}var L=200;function R({held:t,turns:n,isAside:i}){let a=(0,w.useRef)(null),o=f(b),[c]=(0,w.useState)(o),[u,d]=(0,w.useState)({}),[m,h]=(0,w.useState)(new Set),[g,_]=(0,w.useState)(0),[T,E]=(0,w.useState)(L),D=n.slice(0,T);return p((0,w.useMemo)(()=>{if(i)return M;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(D.length-1,g+e));_(t);let n=a.current?.children[t];n instanceof HTMLElement&&n.focus()},n=D[g];return[{id:`next`,repeats:!0,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,repeats:!0,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!n)return;let e=y(u[g]??v(n.role,c));d({...u,[g]:e}),x(n.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(m);e.delete(g)||e.add(g),h(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>h(m.size===D.length?new Set:new Set(D.keys()))}]},[i,D,g,u,m,c])),l(e,{children:[s(`ol`,{ref:a,className:C.turns,"aria-label":`Conversation`,children:D.map((e,n)=>s(S,{held:t,turn:e,way:u[n]??v(e.role,c),setWay:t=>{d({...u,[n]:t}),x(e.role,t)},isOpen:m.has(n),setOpen:e=>{let t=new Set(m);e?t.add(n):t.delete(n),h(t)},isFocused:n===g,onFocus:()=>_(n)},e.index))}),n.length>T&&l(r,{onPress:()=>E(T+L),children:[`Show `,Math.min(L,n.length-T),` more of `,n.length,` turns`]})]})}export{E as a,P as i,I as n,F as r,N as t};